import { afterAll } from "vitest";
import { createTestDatabase } from "./create-test-database";
import { setTestEnvironment } from "./environment";

// Runs before the test file's own imports: what it imports finds a database of its own behind DATABASE_URL.
const database = await createTestDatabase();
setTestEnvironment(database.url);

afterAll(() => database.drop());
