import type { SimWorld } from "./world.ts";

export type Answer = { readonly status: number; readonly body: unknown };
export type Route = (world: SimWorld, request: ControlRequest) => Promise<Answer> | Answer;
export type ControlRequest = {
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly id: string;
};

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const missing: Answer = { status: 404, body: { message: "tidak ada" } };
