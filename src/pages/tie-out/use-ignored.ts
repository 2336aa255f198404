import { useMemo } from 'preact/hooks';
import type { Ignored } from '../../messages/tie-out-input';
import { type Mutation, useMutation, useQuery } from '../use-query';

export interface IgnoredClients {
  /** By Karbon key; empty until they are known. */
  readonly byKey: ReadonlyMap<string, Ignored>;
  readonly keys: ReadonlySet<string>;
  readonly mutation: Mutation;
  /** @param reason `''` for none; `null` where they are to be heard of again. `then` is called once it is kept. */
  ignore(keys: readonly string[], reason: string | null, then?: () => void): void;
}

/** The clients that nobody wants to hear of any more. */
export function useIgnored(): IgnoredClients {
  const { value, refetch } = useQuery('tieOut.ignored');
  const mutation = useMutation();
  const byKey = useMemo(() => new Map((value ?? []).map((each) => [each.key, each])), [value]);
  const keys = useMemo(() => new Set(byKey.keys()), [byKey]);
  return {
    byKey,
    keys,
    mutation,
    ignore(of, reason, then) {
      mutation.run('tieOut.ignore', { keys: [...of], reason }, () => {
        refetch();
        then?.();
      });
    },
  };
}
