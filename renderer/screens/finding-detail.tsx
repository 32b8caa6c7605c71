import { useState } from 'react';
import { Button } from 'react-aria-components';
import { type Evidence, resolveEvidence } from '../../shared/facts/evidence.ts';
import { isLocalFile, isRegistryKey } from '../../shared/facts/place.ts';
import type { IgnoredFinding } from '../../shared/ipc/contract.ts';
import type { Finding } from '../../shared/model/finding.ts';
import { guideFor, isGuideNote } from '../../shared/reports/guide.ts';
import { fieldText, findingText, placeText, valueText } from '../../shared/reports/words.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { EvidenceTable, settingNameOf } from '../components/evidence-table.tsx';
import { BackIcon } from '../components/icons.tsx';
import { MarkLabel } from '../components/mark.tsx';
import { ask } from '../state/ask.ts';
import { type Text, useText } from '../state/text.ts';
import { titleText } from '../state/title-text.ts';
import type { Looked, OpenRepair } from '../state/window-state.ts';
import { ExplainDialog, IgnoreDialog } from './finding-dialogs.tsx';
import { FindingFixes } from './finding-fixes.tsx';

type FindingDetailProps = {
  readonly looked: Looked;
  readonly finding: Finding;
  readonly ignored: IgnoredFinding | null;
  readonly onBack: () => void;
  readonly onLookAgain: () => void;
  readonly onRepair: (repair: OpenRepair) => void;
  readonly onIgnored: (ignored: readonly IgnoredFinding[]) => void;
};

export function FindingDetail(props: FindingDetailProps) {
  const { looked, finding, ignored, onBack, onLookAgain, onRepair, onIgnored } = props;
  const text = useText();
  const [dialog, setDialog] = useState<'ignore' | 'explain' | null>(null);
  const evidence = finding.evidence
    .map((path) => resolveEvidence(looked.inventory, path))
    .filter((one) => one !== null);
  const title = titleText(text, finding);
  const file = evidence.find((one) => one.source?.file)?.source?.file ?? null;
  const canShow = looked.target.kind === 'this-computer' && file !== null && isLocalFile(file);
  const bringBack = async () => {
    const answer = await ask('ignored.remove', { findings: [finding.id] });
    if (answer.ok) onIgnored(answer.value);
  };
  return (
    <article className="detail" aria-labelledby="finding-title">
      <button type="button" className="link back" onClick={onBack}>
        <BackIcon /> {text('back-to-list')}
      </button>
      <p className="detail-kind">
        <MarkLabel mark={finding.severity} />
        {finding.sureness === 'likely' && <span className="quiet">{text('sureness-likely')}</span>}
      </p>
      <h2 id="finding-title">{title}</h2>
      {ignored && (
        <p className="notice">
          <span>{text('ignored-because', { when: Date.parse(ignored.at), reason: ignored.reason })}</span>
          <Button className="button" onPress={bringBack}>
            {text('bring-back')}
          </Button>
        </p>
      )}
      <h3>{text('what-we-saw')}</h3>
      <EvidenceTable inventory={looked.inventory} evidence={evidence} />
      <h3>{text('why-it-matters')}</h3>
      <p className="measure">{text.all(`check.${finding.check}.why`)}</p>
      <h3>{text('what-can-be-done')}</h3>
      <FindingFixes looked={looked} finding={finding} onLookAgain={onLookAgain} onRepair={onRepair} />
      <div className="actions quiet-row">
        <Button className="button" onPress={() => setDialog('explain')}>
          {text('explain')}
        </Button>
        <CopyButton words={text('copy')} copies={() => asText(text, looked, finding, evidence)} />
        {canShow && (
          <Button className="button" onPress={() => ask('file.show', file)}>
            {text('open-folder')}
          </Button>
        )}
        {file !== null && isRegistryKey(file) && <CopyButton words={text('copy-key')} copies={() => file} />}
        {!ignored && (
          <Button className="button" onPress={() => setDialog('ignore')}>
            {text('ignore')}
          </Button>
        )}
      </div>
      {dialog === 'explain' && <ExplainDialog check={finding.check} onClose={() => setDialog(null)} />}
      {dialog === 'ignore' && (
        <IgnoreDialog
          finding={finding.id}
          title={title}
          onClose={() => setDialog(null)}
          onIgnored={(list) => {
            setDialog(null);
            onIgnored(list);
          }}
        />
      )}
    </article>
  );
}

function handText(text: Text, { inventory }: Looked, finding: Finding): readonly string[] {
  const steps = guideFor(finding, inventory);
  return steps
    ? steps.map((one, at) => `${isGuideNote(one) ? '' : `${at + 1}. `}${text.all(`guide.${one.key}`, one.params)}`)
    : [text.all(`check.${finding.check}.hand`)];
}

/** A finding as plain text, for a ticket or a mail. */
function asText(text: Text, looked: Looked, finding: Finding, evidence: readonly Evidence[]): string {
  const rows = evidence.map((one) => {
    const name = fieldText(text.all, one, settingNameOf(looked.inventory, one));
    const place = placeText(text.all, one.source);
    return `- ${name}: ${valueText(text.all, one)}${place === '' ? '' : ` (${place})`}`;
  });
  return [
    findingText(text.all, finding),
    '',
    `${text('what-we-saw')}:`,
    ...rows,
    '',
    text.all(`check.${finding.check}.why`),
    '',
    ...handText(text, looked, finding),
  ].join('\n');
}
