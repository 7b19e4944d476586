import { afterAll } from "vitest";
import { trustThisProcess } from "@/server/infra/tenant";
import { createTestDatabase } from "./create-test-database";
import { setTestEnvironment } from "./environment";

// Runs before the test file's own imports: what it imports finds a database of its own behind DATABASE_URL.
const database = await createTestDatabase();
setTestEnvironment(database.url);
// What tests look up and prepare by themselves; what they call sets its own tenant.
trustThisProcess();

afterAll(() => database.drop());
