import { orgProcedure } from "@/server/api/procedures";
import { router } from "@/server/api/trpc";
import {
  removeChannel,
  setChannelEnabled,
  updateNoticeChannel,
} from "@/server/services/notices/change-channel";
import { createChannel } from "@/server/services/notices/create-channel";
import { listNoticeChannels } from "@/server/services/notices/list-channels";
import { listNotices } from "@/server/services/notices/list-notices";
import { testChannel } from "@/server/services/notices/test-channel";
import { getThresholds, setImportThreshold, setThreshold } from "@/server/services/notices/thresholds";
import {
  channelInput,
  createChannelInput,
  enableChannelInput,
  importThresholdInput,
  thresholdInput,
  updateChannelInput,
} from "./inputs";

export const noticeRouter = router({
  channels: orgProcedure("organisation:read").query(({ ctx }) => listNoticeChannels(ctx.scope, ctx.deps)),
  createChannel: orgProcedure("organisation:manage")
    .input(createChannelInput)
    .mutation(({ ctx, input }) => createChannel(ctx.scope, ctx.deps, input)),
  updateChannel: orgProcedure("organisation:manage")
    .input(updateChannelInput)
    .mutation(({ ctx, input }) => updateNoticeChannel(ctx.scope, ctx.deps, input)),
  enableChannel: orgProcedure("organisation:manage")
    .input(enableChannelInput)
    .mutation(({ ctx, input }) => setChannelEnabled(ctx.scope, ctx.deps, input)),
  removeChannel: orgProcedure("organisation:manage")
    .input(channelInput)
    .mutation(({ ctx, input }) => removeChannel(ctx.scope, ctx.deps, input.channelId)),
  testChannel: orgProcedure("organisation:manage")
    .input(channelInput)
    .mutation(({ ctx, input }) => testChannel(ctx.scope, ctx.deps, input.channelId)),
  /** The last fifty. */
  list: orgProcedure("organisation:read").query(({ ctx }) => listNotices(ctx.scope, ctx.deps)),
  thresholds: orgProcedure("organisation:read").query(({ ctx }) => getThresholds(ctx.scope, ctx.deps)),
  setThreshold: orgProcedure("organisation:manage")
    .input(thresholdInput)
    .mutation(({ ctx, input }) => setThreshold(ctx.scope, ctx.deps, input.percent)),
  setImportThreshold: orgProcedure("organisation:manage")
    .input(importThresholdInput)
    .mutation(({ ctx, input }) => setImportThreshold(ctx.scope, ctx.deps, input)),
});
