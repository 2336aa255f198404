import { checkSubjects, checksOf, type SelfCheckView } from '../../../messages/self-check';

/** All that is needed to tell one browser's result from another's. */
export interface ReportHead {
  /** Tieout's version. */
  readonly tieout: string;
  /** The browser's, as it names itself. */
  readonly browser: string;
  /** Epoch ms. */
  readonly at: number;
}

/**
 * A run as text for whoever helps: JSON with a line for each check, in the order of the page. It is made of the fixed words, the numbers and the
 * truth values of the results alone.
 */
export function reportText({ results, requests }: SelfCheckView, head: ReportHead): string {
  const resultOf = new Map(results.map((result) => [result.id, result]));
  const lines = checkSubjects.flatMap((subject) =>
    checksOf[subject].flatMap((id) => {
      const result = resultOf.get(id);
      if (!result) return [];
      const { outcome, reason, facts } = result;
      return JSON.stringify({ check: id, outcome, ...(reason && { reason }), ...facts });
    }),
  );
  const sent = requests.map(({ system, most, sent }) => JSON.stringify({ requests: system, sent, most }));
  return `[\n${[JSON.stringify(head), ...lines, ...sent].join(',\n')}\n]`;
}
