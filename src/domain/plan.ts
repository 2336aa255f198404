import type { ListId } from './records';

/** One step of what would put an item right, in the order in which the steps must be carried out. */
export type PlanStep =
  | { readonly kind: 'create'; readonly list: ListId; readonly path: readonly string[] }
  | { readonly kind: 'assign'; readonly path: readonly string[] }
  | { readonly kind: 'restore'; readonly list: ListId; readonly path: readonly string[] }
  | {
      readonly kind: 'rename';
      readonly list: ListId;
      readonly path: readonly string[];
      readonly newName: string;
    }
  | {
      readonly kind: 'move';
      readonly list: ListId;
      readonly path: readonly string[];
      readonly underPath: readonly string[];
    };

export type PrimaryAction = 'none' | 'create' | 'syncName' | 'restore' | 'move' | 'choose' | 'link';

/** What the panel's button stands for; `steps` is empty where a person has to choose first. */
export interface Plan {
  readonly action: PrimaryAction;
  readonly steps: readonly PlanStep[];
}
