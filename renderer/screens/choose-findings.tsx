import { useState } from 'react';
import { Button, Checkbox } from 'react-aria-components';
import type { Finding } from '../../shared/model/finding.ts';
import { TickIcon } from '../components/icons.tsx';
import { MarkShape } from '../components/mark.tsx';
import { useText } from '../state/text.ts';
import { titleText } from '../state/title-text.ts';
import type { Looked } from '../state/window-state.ts';
import { FindingPlace } from './overview-parts.tsx';

type ChooseFindingsProps = {
  readonly looked: Looked;
  readonly findings: readonly Finding[];
  readonly onChosen: (findings: readonly Finding[]) => void;
  readonly onCancel: () => void;
};

/** The list of findings with tick boxes, to repair several at once. */
export function ChooseFindings({ looked, findings, onChosen, onCancel }: ChooseFindingsProps) {
  const text = useText();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const chosen = findings.filter(({ id }) => ticked.has(id));
  const tick = (id: string, isOn: boolean) =>
    setTicked(new Set(isOn ? [...ticked, id] : [...ticked].filter((one) => one !== id)));
  return (
    <fieldset className="choose-findings">
      <legend>{text('several-choose-text')}</legend>
      {findings.map((one) => (
        <Checkbox
          key={one.id}
          className="choice finding-item"
          isSelected={ticked.has(one.id)}
          onChange={(isOn) => tick(one.id, isOn)}
        >
          <span className="box" aria-hidden="true">
            <TickIcon />
          </span>
          <MarkShape mark={one.severity} />
          <span className="row-text">
            <span className="item-title">{titleText(text, one)}</span>
            <FindingPlace looked={looked} finding={one} />
          </span>
        </Checkbox>
      ))}
      <div className="actions">
        <Button className="button" onPress={onCancel}>
          {text('cancel')}
        </Button>
        <Button className="button primary" isDisabled={chosen.length === 0} onPress={() => onChosen(chosen)}>
          {text('several-show', { count: chosen.length })}
        </Button>
      </div>
    </fieldset>
  );
}
