import type { FixRules } from '../../domain/plans/plan';
import type { Person } from '../../messages/page-api';
import { useQuery } from '../use-query';
import { commonWords, errorSentence } from '../words';
import { CheckField, RadioField } from './fields';
import { fixRulesWords, unknownUser } from './words';

interface FixRulesSectionProps {
  readonly isOrderLocked: boolean;
  readonly isAssignLocked: boolean;
  readonly rules: FixRules;
  readonly onChange: (rules: FixRules) => void;
}

/** In which order things are fixed, and who may track time on what is created. */
export function FixRulesSection({ isOrderLocked, isAssignLocked, rules, onChange }: FixRulesSectionProps) {
  const { order, assignTo } = rules;
  return (
    <section class="card" aria-labelledby="fix-rules-title">
      <h2 id="fix-rules-title">{fixRulesWords.title}</h2>
      <p class="hint">{fixRulesWords.lead}</p>
      <RadioField
        legend={fixRulesWords.order}
        isLocked={isOrderLocked}
        value={order}
        choices={fixRulesWords.orders}
        onChange={(chosen) => onChange({ ...rules, order: chosen })}
      />
      <RadioField
        legend={fixRulesWords.assignTo}
        isLocked={isAssignLocked}
        value={assignTo === 'everyone' ? 'everyone' : 'chosen'}
        choices={fixRulesWords.assignees}
        onChange={(chosen) => onChange({ ...rules, assignTo: chosen === 'everyone' ? 'everyone' : [] })}
      />
      {assignTo !== 'everyone' && !isAssignLocked && (
        <ChosenPeople chosen={assignTo} onChange={(ids) => onChange({ ...rules, assignTo: ids })} />
      )}
    </section>
  );
}

interface ChosenPeopleProps {
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

function ChosenPeople({ chosen, onChange }: ChosenPeopleProps) {
  const { value: people, error } = useQuery('people.list');
  if (!people) return <p class="hint">{error ? errorSentence(error) : commonWords.loading}</p>;
  return (
    <>
      {people.length === 0 ? (
        <p class="hint">{fixRulesWords.nobodyKnown}</p>
      ) : (
        <fieldset class="people">
          <legend class="visually-hidden">{fixRulesWords.chosen}</legend>
          {withUnknown(people, chosen).map(({ id, name }) => (
            <CheckField
              key={id}
              label={name}
              isChecked={chosen.includes(id)}
              onChange={(isChecked) =>
                onChange(isChecked ? [...chosen, id] : chosen.filter((each) => each !== id))
              }
            />
          ))}
        </fieldset>
      )}
      {chosen.length === 0 && <p class="hint">{fixRulesWords.nobodyChosen}</p>}
    </>
  );
}

/** Those who were chosen and have left since stay in sight, so that they can be taken off. */
function withUnknown(people: readonly Person[], chosen: readonly string[]): readonly Person[] {
  const left = chosen.filter((id) => !people.some((person) => person.id === id));
  return [...people, ...left.map((id) => ({ id, name: unknownUser(id) }))];
}
