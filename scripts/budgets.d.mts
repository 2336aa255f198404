export interface SizeRow {
  readonly what: string;
  readonly bytes: number;
  readonly budgetBytes: number;
}
export function measureSizes(): SizeRow[];
export function findForbidden(): string[];
