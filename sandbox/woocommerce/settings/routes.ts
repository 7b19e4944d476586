import type { Hono } from "hono";
import type { SandboxEnv } from "@/sandbox/core/listen";
import { type Item, single, withLinks } from "../rest/answer";
import { runBatch } from "../rest/batch";
import type { StoreContext } from "../rest/context";
import { RestError } from "../rest/errors";
import { demand } from "../rest/permissions";
import type { RestRequest } from "../rest/request";
import { restRoute } from "../rest/route";
import type { Store } from "../store/store";
import { isSet, type Params, phpString } from "../text/php";
import { type Setting, type SettingGroup, settingGroups, settingKey } from "./catalogue";

const allow = ["GET", "POST", "PUT", "PATCH"] as const;

export function settingRoutes(app: Hono<SandboxEnv>, context: StoreContext): void {
  const { store } = context;
  restRoute(app, context, "/wc/v3/settings", {
    get: {
      permit: demand("list"),
      handle: () => ({ status: 200, data: settingGroups.map((group) => groupBody(store, group)), cost: 1 }),
    },
  });
  restRoute(app, context, "/wc/v3/settings/:group_id{[\\w-]+}", {
    get: {
      permit: demand("list"),
      handle: (request) => {
        const group = groupOf(request);
        const data = group.settings.map((setting) => withLinks(settingItem(store, group, setting, false)));
        return { status: 200, data, cost: 1 };
      },
    },
  });
  restRoute(app, context, "/wc/v3/settings/:group_id{[\\w-]+}/batch", {
    edit: {
      permit: demand("batch"),
      handle: (request) =>
        runBatch(request, {
          weight: 0.12,
          create: () => {
            throw new RestError(
              "invalid-method",
              "Method 'WC_REST_Setting_Options_Controller::create_item' not implemented.",
              405,
            );
          },
          update: (inner) => change(store, inner),
          remove: () => {
            throw new RestError(
              "invalid-method",
              "Method 'WC_REST_Setting_Options_Controller::delete_item' not implemented.",
              405,
            );
          },
        }),
    },
  });
  restRoute(app, context, "/wc/v3/settings/:group_id{[\\w-]+}/:id{[\\w-]+}", {
    get: {
      permit: demand("list"),
      handle: (request) => {
        const { group, setting } = named(request);
        return single(settingItem(store, group, setting, true), 200, 1);
      },
    },
    edit: { permit: demand("edit"), handle: (request) => single(change(store, request), 200, 1) },
  });
}

function groupBody(store: Store, group: SettingGroup): Params {
  return {
    id: group.id,
    label: group.label,
    description: group.description,
    parent_id: group.parentId,
    sub_groups: settingGroups.filter((one) => one.parentId === group.id).map((one) => one.id),
    _links: { options: [{ href: store.site.rest(`settings/${group.id}`) }] },
  };
}

function groupOf({ path }: RestRequest): SettingGroup {
  const group = settingGroups.find((one) => one.id === path.group_id);
  if (!group) throw new RestError("rest_setting_setting_group_invalid", "Invalid setting group.", 404);
  return group;
}

function named(request: RestRequest): { group: SettingGroup; setting: Setting } {
  const group = groupOf(request);
  const setting = group.settings.find((one) => one.id === request.params.id);
  if (!setting) throw new RestError("rest_setting_setting_invalid", "Invalid setting.", 404);
  return { group, setting };
}

function change(store: Store, request: RestRequest): Item {
  const { group, setting } = named(request);
  const { value } = request.params;
  if (setting.options ? !(phpString(value) in setting.options) : !isAllowed(setting, value)) {
    throw new RestError("rest_setting_value_invalid", "An invalid setting value was passed.", 400);
  }
  store.state.settings[settingKey(group.id, setting.id)] = phpString(value).trim();
  store.changed();
  return settingItem(store, group, setting, true);
}

function isAllowed(setting: Setting, value: unknown): boolean {
  return setting.type !== "checkbox" || (isSet(value) && ["yes", "no"].includes(phpString(value)));
}

function settingItem(store: Store, group: SettingGroup, setting: Setting, alone: boolean): Item {
  const { id, label, description, type, options, tip } = setting;
  const base = `settings/${group.id}`;
  return {
    body: {
      id,
      label,
      description,
      type,
      default: setting.default,
      ...(options ? { options } : {}),
      ...(tip === undefined ? {} : { tip }),
      value: store.setting(settingKey(group.id, id)),
      ...(alone ? { group_id: group.id } : {}),
    },
    links: {
      self: [{ href: store.site.rest(`${base}/${id}`), targetHints: { allow } }],
      collection: [{ href: store.site.rest(base) }],
    },
  };
}
