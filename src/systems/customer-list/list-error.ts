import type { ListFileProblem, ListFileTrouble } from '../../messages/customer-list';

/** A file is not read as a customer list. Names the problem and the line, and never holds a cell of the file. */
export class CustomerListError extends Error {
  override readonly name = 'CustomerListError';
  readonly trouble: ListFileTrouble;

  constructor(problem: ListFileProblem, line: number | null = null) {
    super(`the customer list is not read: ${problem}${line === null ? '' : ` in line ${line}`}`);
    this.trouble = { problem, line };
  }
}
