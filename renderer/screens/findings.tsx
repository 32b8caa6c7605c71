import { type RefObject, useMemo, useState } from 'react';
import {
  Button,
  Collection,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  SearchField,
} from 'react-aria-components';
import type { IgnoredFinding } from '../../shared/ipc/contract.ts';
import type { Finding, Severity } from '../../shared/model/finding.ts';
import { findingText } from '../../shared/reports/words.ts';
import { Fold } from '../components/fold.tsx';
import { CrossIcon, MarkIcon, SearchIcon } from '../components/icons.tsx';
import { MarkShape } from '../components/mark.tsx';
import { ScreenFrame } from '../components/screen.tsx';
import { StatePage } from '../components/state-page.tsx';
import { subjectOf } from '../state/subjects.ts';
import { useText } from '../state/text.ts';
import { titleText } from '../state/title-text.ts';
import { type Sorted, verdictOf, verdictText } from '../state/verdict.ts';
import type { Looked, OpenRepair } from '../state/window-state.ts';
import { ChooseFindings } from './choose-findings.tsx';
import { FindingDetail } from './finding-detail.tsx';
import { canRepair, hasRepair } from './finding-fixes.tsx';
import { Outcomes } from './outcomes.tsx';
import { FindingPlace } from './overview-parts.tsx';

export type FindingsProps = {
  readonly looked: Looked | null;
  readonly sorted: Sorted;
  readonly open: string | null;
  readonly ignored: readonly IgnoredFinding[];
  readonly filterBox: RefObject<HTMLInputElement | null>;
  readonly onOpen: (finding: string | null) => void;
  readonly onLookAgain: () => void;
  readonly onRepair: (repair: OpenRepair) => void;
  readonly onIgnored: (ignored: readonly IgnoredFinding[]) => void;
};

export function Findings(props: FindingsProps) {
  const { looked, sorted, open, ignored, filterBox, onOpen, onLookAgain, onRepair, onIgnored } = props;
  const text = useText();
  const [filter, setFilter] = useState('');
  const [chooses, setChooses] = useState(false);
  /** A finding that a person says is put right, and what was looked at then. */
  const [asked, setAsked] = useState<{ readonly finding: string; readonly looked: Looked } | null>(null);
  const groups = useMemo(
    () => (looked ? groupsOf(looked, sorted, filter, text.all) : []),
    [looked, sorted, filter, text],
  );
  if (!looked)
    return (
      <ScreenFrame title={text('screen-findings')}>
        <StatePage title={text('nothing-looked-at')} />
      </ScreenFrame>
    );
  const all = [...sorted.needs, ...sorted.advice];
  const isGone = asked !== null && asked.looked !== looked && !all.some(({ id }) => id === asked.finding);
  const finding = [...all, ...sorted.ignored].find((one) => one.id === open) ?? null;
  return (
    <ScreenFrame title={text('screen-findings')} filled>
      <div className={`panes ${finding ? 'with-detail' : all.length === 0 ? 'with-nothing' : ''}`}>
        <div className="pane-list">
          {all.length > 0 && (
            <SearchField className="search" value={filter} onChange={setFilter} aria-label={text('filter')}>
              <SearchIcon />
              <Input ref={filterBox} placeholder={text('filter')} />
              <Button className="icon-button" aria-label={text('filter-clear')}>
                <CrossIcon />
              </Button>
            </SearchField>
          )}
          {all.length > 1 && all.some(hasRepair) && canRepair(looked) && !chooses && (
            <Button className="button choose-several" onPress={() => setChooses(true)}>
              {text('several-choose')}
            </Button>
          )}
          {chooses && (
            <ChooseFindings
              looked={looked}
              findings={groups.flatMap(({ findings }) => findings)}
              onCancel={() => setChooses(false)}
              onChosen={(findings) => {
                setChooses(false);
                onRepair({ kind: 'several', findings, looked });
              }}
            />
          )}
          {all.length > 0 && groups.length === 0 && (
            <p className="pane-note">{text('filter-none', { text: filter })}</p>
          )}
          {groups.length > 0 && !chooses && (
            <ListBox
              aria-label={text('findings-label')}
              className="finding-list"
              items={groups}
              selectionMode="single"
              selectionBehavior="replace"
              escapeKeyBehavior="none"
              selectedKeys={open === null ? [] : [open]}
              onSelectionChange={(keys) => {
                const [key] = keys === 'all' ? [] : [...keys];
                if (key !== undefined) onOpen(String(key));
              }}
            >
              {(group) => (
                <ListBoxSection id={group.severity}>
                  <Header>{text(`group-${group.severity}`, { count: group.findings.length })}</Header>
                  <Collection items={group.findings}>
                    {(one) => (
                      <ListBoxItem id={one.id} textValue={findingText(text.all, one)} className="finding-item">
                        <MarkShape mark={one.severity} />
                        <span className="row-text">
                          <span className="item-title">{titleText(text, one)}</span>
                          <FindingPlace looked={looked} finding={one} />
                        </span>
                      </ListBoxItem>
                    )}
                  </Collection>
                </ListBoxSection>
              )}
            </ListBox>
          )}
          <div className="folds">
            {sorted.ignored.length > 0 && (
              <Fold title={text('group-ignored', { count: sorted.ignored.length })}>
                <ul className="plain">
                  {sorted.ignored.map((one) => (
                    <li key={one.id}>
                      <button type="button" className="link" onClick={() => onOpen(one.id)}>
                        {titleText(text, one)}
                      </button>
                    </li>
                  ))}
                </ul>
              </Fold>
            )}
            <Outcomes looked={looked} />
          </div>
        </div>
        <div className="pane-detail">
          {!finding && isGone && (
            <p role="status" className="pane-note">
              {text('repair-gone')}
            </p>
          )}
          {finding ? (
            <FindingDetail
              key={finding.id}
              looked={looked}
              finding={finding}
              ignored={ignored.find((entry) => entry.finding === finding.id) ?? null}
              onBack={() => onOpen(null)}
              onLookAgain={() => {
                setAsked({ finding: finding.id, looked });
                onLookAgain();
              }}
              onRepair={onRepair}
              onIgnored={onIgnored}
            />
          ) : all.length > 0 ? (
            <p className="pane-empty quiet">{text('findings-choose')}</p>
          ) : (
            <NothingFound looked={looked} sorted={sorted} />
          )}
        </div>
      </div>
    </ScreenFrame>
  );
}

function NothingFound({ looked, sorted }: { readonly looked: Looked; readonly sorted: Sorted }) {
  const text = useText();
  const verdict = verdictOf(looked, sorted);
  if (verdict.kind !== 'healthy')
    return (
      <StatePage
        title={verdictText(text, verdict).first}
        {...(verdict.kind === 'nothing-visible' ? { mark: <MarkIcon mark="unseen" size={48} /> } : {})}
      />
    );
  if (verdict.partly)
    return (
      <StatePage title={text('verdict-partly')} mark={<MarkIcon mark="unseen" size={48} />}>
        <p>{text('findings-partly-text')}</p>
      </StatePage>
    );
  return (
    <StatePage title={text('findings-none')} mark={<MarkIcon mark="passed" size={48} />}>
      <p>{text(sorted.ignored.length > 0 ? 'findings-ignored-text' : 'findings-none-text')}</p>
    </StatePage>
  );
}

type Group = { readonly id: Severity; readonly severity: Severity; readonly findings: readonly Finding[] };

function groupsOf(looked: Looked, sorted: Sorted, filter: string, translate: Parameters<typeof findingText>[0]) {
  const wanted = filter.trim().toLocaleLowerCase();
  const matches = (finding: Finding) => {
    const { label, profile } = subjectOf(looked.inventory, finding.subject);
    const words = [findingText(translate, finding), label, profile?.name ?? '', finding.check];
    return words.some((word) => word.toLocaleLowerCase().includes(wanted));
  };
  const found = [...sorted.needs, ...sorted.advice].filter((finding) => wanted === '' || matches(finding));
  return (['error', 'warning', 'advice'] as const)
    .map(
      (severity): Group => ({
        id: severity,
        severity,
        findings: found.filter((finding) => finding.severity === severity),
      }),
    )
    .filter((group) => group.findings.length > 0);
}
