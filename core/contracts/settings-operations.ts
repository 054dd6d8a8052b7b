import type { Operation } from "./operation.ts";
import {
  changeSettingRequest,
  settingChange,
  settingHistoryResponse,
  settingsResponse,
} from "./settings.ts";

/** What people change in a shift. */
export const settingsOperations: readonly Operation[] = [
  {
    name: "read-settings",
    method: "get",
    path: "/settings",
    summary: "What people change in a shift, as it stands now",
    response: settingsResponse,
    refusals: [],
  },
  {
    name: "change-setting",
    method: "put",
    path: "/settings/{topic}",
    summary: "Replaces one topic; effective at once, kept in its history",
    request: changeSettingRequest,
    response: settingChange,
    refusals: ["unknown-setting", "unknown-agency", "concurrent-change"],
  },
  {
    name: "read-setting-history",
    method: "get",
    path: "/settings/{topic}/history",
    summary: "Who changed a topic, when and why; newest first",
    response: settingHistoryResponse,
    refusals: ["unknown-setting"],
  },
];
