/** Runs work for one subject at a time. Whoever asks while it runs shares the one run that follows it. */
export function createCoalescer<Subject extends object>(): (
  subject: Subject,
  work: () => Promise<void>,
) => Promise<void> {
  const runs = new Map<Subject, { readonly current: Promise<void>; following: Promise<void> | null }>();

  function begin(subject: Subject, work: () => Promise<void>): Promise<void> {
    const run = { current: work().finally(end), following: null as Promise<void> | null };
    runs.set(subject, run);
    function end(): void {
      if (!run.following) runs.delete(subject);
    }
    return run.current;
  }

  return (subject, work) => {
    const run = runs.get(subject);
    if (!run) return begin(subject, work);
    const next = () => begin(subject, work);
    run.following ??= run.current.then(next, next);
    return run.following;
  };
}
