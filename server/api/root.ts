import { accountRouter } from "./routers/account/router";
import { auditRouter } from "./routers/audit/router";
import { boardRouter } from "./routers/board/router";
import { clientRouter } from "./routers/client/router";
import { connectionRouter } from "./routers/connection/router";
import { importRouter } from "./routers/import/router";
import { invitationRouter } from "./routers/invitation/router";
import { memberRouter } from "./routers/member/router";
import { noticeRouter } from "./routers/notice/router";
import { organisationRouter } from "./routers/organisation/router";
import { overviewRouter } from "./routers/overview/router";
import { runRouter } from "./routers/run/router";
import { scheduleRouter } from "./routers/schedule/router";
import { supportRouter } from "./routers/support/router";
import { supportAccessRouter } from "./routers/support-access/router";
import { templateRouter } from "./routers/template/router";
import { router } from "./trpc";

/** The whole API, by part. */
export const appRouter = router({
  account: accountRouter,
  organisation: organisationRouter,
  member: memberRouter,
  invitation: invitationRouter,
  overview: overviewRouter,
  board: boardRouter,
  client: clientRouter,
  connection: connectionRouter,
  import: importRouter,
  run: runRouter,
  notice: noticeRouter,
  schedule: scheduleRouter,
  template: templateRouter,
  audit: auditRouter,
  support: supportRouter,
  supportAccess: supportAccessRouter,
});

export type AppRouter = typeof appRouter;
