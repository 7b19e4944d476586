import { describe, expect, it } from "vitest";
import { checkCron } from "./check-cron";

const good = [
  "30 2 * * *",
  "*/5 * * * *",
  "0,30 9-17 * * MON-FRI",
  "0 9-17/2 * * *",
  "15 4 L * *",
  "15 4 1,15 jan-mar *",
  "15 4 29 2 *",
  "15 4 * * FRI#2",
  "15 4 * * 5L",
  "0 0 * * 7",
  "57 1,4 * * *",
];

const bad: [expression: string, says: string][] = [
  ["", "five parts"],
  ["every day", "five parts"],
  ["@daily", "five parts"],
  ["0 30 2 * * *", "seconds and years are not supported"],
  ["0 30 2 * * * 2026", "This has 7 parts"],
  ["60 * * * *", '"60" is no minute: it is a number from 0 to 59. Write for example 0,30 or */15.'],
  ["0 24 * * *", '"24" is no hour'],
  ["0 2 0 * *", '"0" is no day of the month'],
  ["0 2 * 13 *", '"13" is no month: it is a number from 1 to 12, or JAN to DEC.'],
  ["0 2 * * 8", '"8" is no weekday'],
  ["0 2 * * FRY", '"FRY" is no weekday: it is a number from 0 to 7, or SUN to SAT.'],
  ["0 2 15W * *", '"15W" is no day of the month'],
  ["0 2 ? * *", "Write * instead of ? for the day of the month."],
  ["0 2, * * *", "has a comma with nothing beside it"],
  ["0 22-2 * * *", "Write it in two parts: 22-23,0-2."],
  ["0 2 * * SAT-MON", "Write it in two parts: SAT,SUN-MON."],
  ["5/10 * * * *", 'The minute "5/10" needs a range before its slash: 5-59/10.'],
  ["*/0 * * * *", "a number from 1 to 59, such as */2"],
  ["*/1/2 * * * *", "more than one slash"],
  ["0 2 13 * FRI", "both days of the month and weekdays"],
  ["0 2 30 2 *", "This day never comes"],
  ["0 2 31 4,6,9,11 *", "This day never comes"],
  ["* * * * *", "1 minute apart"],
  ["*/7 * * * *", "4 minutes apart. Leave at least 5 minutes between them, as */5 does."],
  ["0,58 * * * *", "2 minutes apart"],
  ["0,58 23,0 * * *", "2 minutes apart"],
];

describe("a cron expression", () => {
  it.each(good)("%s can be used", (expression) => {
    expect(checkCron(expression)).toBeNull();
  });

  it.each(bad)("%s is refused with how to write it", (expression, says) => {
    expect(checkCron(expression)).toContain(says);
  });
});
