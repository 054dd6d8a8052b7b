import { useCallback, useEffect, useState } from "react";
import type { Session } from "./session.ts";
import { departure } from "./sign-in.ts";
import { type CaseForm, isUntouched, newForm } from "./state/case-form.ts";
import {
  type Drafts,
  draftsFrom,
  draftsText,
  manualKey,
  withDraft,
  withoutDraft,
} from "./state/drafts.ts";

export type DraftStore = {
  readonly drafts: Drafts;
  readonly open: (key: string) => void;
  readonly edit: (key: string, patch: Partial<CaseForm>) => void;
  readonly replace: (key: string, form: CaseForm) => void;
  readonly drop: (key: string) => void;
};

/**
 * Forms that are not saved yet. They outlive a reload and a new sign-in of the same person in this tab, and nothing
 * else; another person at the same desk does not see them.
 */
export function useDrafts({ region, name }: Session): DraftStore {
  const draftsKey = `siaga112.drafts:${region}:${name}`;
  const [drafts, setDrafts] = useState<Drafts>(() => draftsFrom(sessionStorage.getItem(draftsKey)));
  useEffect(() => {
    sessionStorage.setItem(draftsKey, draftsText(drafts));
    const warn = (event: BeforeUnloadEvent) => {
      if (departure.expected) return;
      if (Object.values(drafts).some((form) => !isUntouched(form))) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [drafts, draftsKey]);

  const open = useCallback((key: string) => {
    const made = newForm(crypto.randomUUID(), key === manualKey ? undefined : key);
    setDrafts((before) => (before[key] === undefined ? withDraft(before, key, made) : before));
  }, []);
  const edit = useCallback((key: string, patch: Partial<CaseForm>) => {
    setDrafts((before) => {
      const form = before[key];
      return form === undefined ? before : withDraft(before, key, { ...form, ...patch });
    });
  }, []);
  const replace = useCallback((key: string, form: CaseForm) => {
    setDrafts((before) => withDraft(before, key, form));
  }, []);
  const drop = useCallback((key: string) => {
    setDrafts((before) => withoutDraft(before, key));
  }, []);
  return { drafts, open, edit, replace, drop };
}
