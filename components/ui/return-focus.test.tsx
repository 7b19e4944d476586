// @vitest-environment jsdom

import { act, type ReactNode, useState } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Button } from "./button";
import { ConfirmDialog } from "./confirm-dialog";
import { Dialog, DialogContent, DialogTitle } from "./dialog";
import { Sheet, SheetContent, SheetTitle } from "./sheet";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

let root: Root;

beforeEach(() => {
  document.body.innerHTML = '<main id="content" tabindex="-1"></main>';
  root = createRoot(document.querySelector("main") as HTMLElement);
});
afterEach(() => act(() => root.unmount()));

const settled = () => act(() => new Promise((resolve) => setTimeout(resolve, 10)));
const named = (name: string) =>
  [...document.querySelectorAll("button")].find((button) => button.textContent === name) as HTMLElement;

async function press(name: string): Promise<void> {
  const button = named(name);
  button.focus();
  act(() => button.click());
  await settled();
}

interface Shown {
  open: boolean;
  onOpenChange(open: boolean): void;
}

const KINDS: Record<string, (props: Shown) => ReactNode> = {
  dialog: (props) => (
    <Dialog {...props}>
      <DialogContent aria-describedby={undefined}>
        <DialogTitle>Asked</DialogTitle>
        <input aria-label="Name" autoFocus />
        <Button onClick={() => props.onOpenChange(false)}>Done</Button>
      </DialogContent>
    </Dialog>
  ),
  sheet: (props) => (
    <Sheet {...props}>
      <SheetContent aria-describedby={undefined}>
        <SheetTitle>Beside</SheetTitle>
        <Button onClick={() => props.onOpenChange(false)}>Done</Button>
      </SheetContent>
    </Sheet>
  ),
  "confirm dialog": (props) => (
    <ConfirmDialog
      {...props}
      title="Remove it?"
      description="It goes."
      confirmLabel="Done"
      onConfirm={() => props.onOpenChange(false)}
    />
  ),
};

function Opened({ kind }: { kind: string }) {
  const [open, onOpenChange] = useState(false);
  const Kind = KINDS[kind] as (props: Shown) => ReactNode;
  return (
    <>
      <Button onClick={() => onOpenChange(true)}>Open</Button>
      <Kind open={open} onOpenChange={onOpenChange} />
    </>
  );
}

function Row() {
  const [state, setState] = useState<"there" | "asked" | "gone">("there");
  return (
    <>
      {state === "gone" ? null : <Button onClick={() => setState("asked")}>Remove</Button>}
      <ConfirmDialog
        open={state === "asked"}
        onOpenChange={() => setState("there")}
        title="Remove it?"
        description="It goes."
        confirmLabel="Yes"
        onConfirm={() => setState("gone")}
      />
    </>
  );
}

for (const kind of Object.keys(KINDS)) {
  it(`a ${kind} that was opened by a button gives the focus back to it`, async () => {
    act(() => root.render(<Opened kind={kind} />));
    await press("Open");
    expect(document.querySelector('[role$="dialog"]')?.contains(document.activeElement)).toBe(true);
    await press("Done");
    expect(document.activeElement).toBe(named("Open"));
  });
}

it("leaves the focus at the page's content where what opened the dialog is gone", async () => {
  act(() => root.render(<Row />));
  await press("Remove");
  await press("Yes");
  expect(document.activeElement?.id).toBe("content");
});

it("keeps the focus at a button whose act is under way, and does not act again", () => {
  let acts = 0;
  const draw = (pending: boolean) =>
    act(() =>
      root.render(
        <Button pending={pending} onClick={() => acts++}>
          Save
        </Button>,
      ),
    );
  draw(false);
  named("Save").focus();
  draw(true);
  act(() => named("Save").click());
  expect(named("Save").hasAttribute("disabled")).toBe(false);
  expect(named("Save").getAttribute("aria-disabled")).toBe("true");
  expect(acts).toBe(0);
});
