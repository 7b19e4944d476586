import type { Receiver } from "../notices/receivers";
import { freshSecret } from "./markers";
import type { People } from "./people-story";
import { HOOKS, type World } from "./world";

/** Channels whose addresses are secrets; each delivery fails in another way. */
export async function liveNotices(
  world: World,
  { owner, org }: People,
  receiver: Pick<Receiver, "answerWith">,
): Promise<void> {
  const { markers } = world;
  const { notice } = owner.api;
  for (const kind of ["webhook", "slack"] as const) {
    const address = (times: string) =>
      `${HOOKS}/services/T000/${markers.add(`${kind}'s address, ${times}`, freshSecret())}?key=${markers.add(`${kind}'s query, ${times}`, freshSecret())}`;
    const made = await notice.createChannel.mutate({ org, kind, name: kind, address: address("at first") });
    const { id: channelId, signingSecret } = made;
    if (signingSecret) markers.add("signing secret", signingSecret, ["notice.createChannel"]);
    for (const status of [200, 301, 404, 500]) {
      receiver.answerWith(status);
      await notice.testChannel.mutate({ org, channelId });
    }
    await notice.updateChannel.mutate({ org, channelId, name: kind, address: address("since") });
    await notice.testChannel.mutate({ org, channelId });
    const unknown = `https://${kind}.invalid/${markers.add(`${kind}'s unknown address`, freshSecret())}`;
    await notice.updateChannel.mutate({ org, channelId, name: kind, address: unknown });
    await notice.testChannel.mutate({ org, channelId });
  }
}
