import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { About, Failure, IgnoredFinding, Preferences } from '../shared/ipc/contract.ts';
import { languageOf } from '../shared/messages/format.ts';
import { product } from '../shared/product.ts';
import { Announcer } from './components/announcer.tsx';
import { Band } from './components/band.tsx';
import type { Example } from './components/open-menu.tsx';
import { RecoverBand } from './components/recover-band.tsx';
import { Sidebar } from './components/sidebar.tsx';
import { Accounts } from './screens/accounts.tsx';
import { Findings } from './screens/findings.tsx';
import { History } from './screens/history.tsx';
import { Outbox } from './screens/outbox.tsx';
import { Overview } from './screens/overview.tsx';
import { RepairDialog } from './screens/repair-dialog.tsx';
import { Report } from './screens/report.tsx';
import { Settings } from './screens/settings.tsx';
import { SeveralDialog } from './screens/several-dialog.tsx';
import { ask } from './state/ask.ts';
import { TextProvider, textOf } from './state/text.ts';
import { useJournal } from './state/use-journal.ts';
import { useShortcuts } from './state/use-shortcuts.ts';
import { useWindow } from './state/use-window.ts';
import { sortFindings, verdictOf } from './state/verdict.ts';
import type { OpenRepair } from './state/window-state.ts';

type AppProps = {
  readonly about: About;
  readonly preferences: Preferences;
  readonly ignored: readonly IgnoredFinding[];
  readonly examples: readonly Example[];
};

export function App({ about, preferences: saved, ignored, examples }: AppProps) {
  const [preferences, setPreferences] = useState(saved);
  const language = languageOf(preferences.language === 'system' ? about.language : preferences.language);
  const text = useMemo(() => textOf(language, Intl.DateTimeFormat().resolvedOptions().timeZone), [language]);
  const { state, dispatch, look, cancel } = useWindow(about.start, saved.looksAtStart, ignored);
  const { screen, scan, looked } = state;
  const journal = useJournal(`${screen} ${scan.kind}`);
  const [repair, setRepair] = useState<OpenRepair | null>(null);
  const filterBox = useRef<HTMLInputElement>(null);

  const keep = useCallback(async (wanted: Preferences) => {
    setPreferences(wanted);
    await ask('preferences.set', wanted);
  }, []);
  // Whoever has looked at this computer once wants to see it when the window opens again.
  const hasLookedHere = looked?.target.kind === 'this-computer';
  const firstLook = hasLookedHere && !saved.looksAtStart;
  useEffect(() => {
    if (firstLook) keep({ ...saved, looksAtStart: true });
  }, [firstLook, keep, saved]);

  const title = text(`screen-${screen}`);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${title} – ${product.name}`;
  }, [language, title]);

  const shown = scan.kind === 'idle' ? (looked?.target ?? about.start) : scan.target;
  const lookAgain = useCallback(() => look(shown), [look, shown]);
  const lookAfter = useCallback(() => look(shown, true), [look, shown]);
  const onFilter = useCallback(() => {
    dispatch({ kind: 'show', screen: 'findings' });
    // The box exists once the screen has been drawn.
    requestAnimationFrame(() => filterBox.current?.focus());
  }, [dispatch]);
  const onBack = useCallback(() => dispatch({ kind: 'back' }), [dispatch]);
  useShortcuts({ onLookAgain: lookAgain, onFilter, onBack });

  const sorted = useMemo(() => sortFindings(looked?.evaluation.findings ?? [], state.ignored), [looked, state.ignored]);
  const verdict = looked ? verdictOf(looked, sorted) : null;
  const onOpenFinding = (finding: string | null) => dispatch({ kind: 'open-finding', finding });
  const onIgnored = (list: readonly IgnoredFinding[]) => dispatch({ kind: 'ignored', ignored: list });
  const again = { looked, verdict, looks: scan.kind === 'running' };
  const dialog = { again, onClose: () => setRepair(null), onChanged: lookAfter };
  const details = ({ code, file }: Failure) =>
    text('details', {
      product: product.name,
      version: about.version,
      platform: about.platform,
      code,
      file: file ?? '',
      log: about.logFile,
    });

  return (
    <TextProvider value={text}>
      <div className="app">
        <Sidebar
          current={screen}
          needs={looked ? sorted.needs.length : null}
          onShow={(next) => dispatch({ kind: 'show', screen: next })}
        />
        <main>
          <Band
            target={shown}
            looked={looked}
            examples={examples}
            onBack={() => look({ kind: 'this-computer', allUsers: false })}
          />
          <RecoverBand journal={journal} onChanged={lookAfter} />
          {screen === 'overview' && (
            <Overview
              scan={scan}
              looked={looked}
              sorted={sorted}
              verdict={verdict}
              examples={examples}
              logFile={about.logFile}
              details={details}
              onLook={look}
              onLookAgain={lookAgain}
              onCancel={cancel}
              onDismiss={() => dispatch({ kind: 'dismissed' })}
              onOpenFinding={onOpenFinding}
              onAllFindings={() => dispatch({ kind: 'show', screen: 'findings' })}
            />
          )}
          {screen === 'findings' && (
            <Findings
              looked={looked}
              sorted={sorted}
              open={state.finding}
              ignored={state.ignored}
              filterBox={filterBox}
              onOpen={onOpenFinding}
              onLookAgain={lookAfter}
              onRepair={setRepair}
              onIgnored={onIgnored}
            />
          )}
          {screen === 'accounts' && <Accounts looked={looked} />}
          {screen === 'outbox' && <Outbox looked={looked} sorted={sorted} onOpenFinding={onOpenFinding} />}
          {screen === 'history' && (
            <History journal={journal} inventory={looked?.inventory ?? null} onChanged={lookAfter} />
          )}
          {screen === 'report' && <Report looked={looked} />}
          {screen === 'settings' && (
            <Settings
              about={about}
              preferences={preferences}
              ignored={state.ignored}
              onPreferences={keep}
              onIgnored={onIgnored}
            />
          )}
        </main>
        {repair?.kind === 'one' && <RepairDialog {...repair} {...dialog} />}
        {repair?.kind === 'several' && <SeveralDialog {...repair} {...dialog} />}
        <Announcer scan={scan} verdict={verdict} />
      </div>
    </TextProvider>
  );
}
