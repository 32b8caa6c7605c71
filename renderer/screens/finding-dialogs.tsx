import { useEffect, useState } from 'react';
import { Button, Form, Text as HelpText, Input, Label, TextField } from 'react-aria-components';
import type { IgnoredFinding } from '../../shared/ipc/contract.ts';
import { WindowDialog } from '../components/dialog.tsx';
import { Markdown } from '../components/markdown.tsx';
import { ask } from '../state/ask.ts';
import { failureText } from '../state/failure-text.ts';
import { useText } from '../state/text.ts';

type IgnoreDialogProps = {
  readonly finding: string;
  readonly title: string;
  readonly onClose: () => void;
  readonly onIgnored: (ignored: readonly IgnoredFinding[]) => void;
};

export function IgnoreDialog({ finding, title, onClose, onIgnored }: IgnoreDialogProps) {
  const text = useText();
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const ignore = async () => {
    const answer = await ask('ignored.add', { finding, title, reason: reason.trim() });
    if (answer.ok) onIgnored(answer.value);
    else setRefused(failureText(text, answer.error));
  };
  return (
    <WindowDialog title={text('ignore-title')} onClose={onClose}>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== '') ignore();
        }}
      >
        <p>
          <strong>{title}</strong>
        </p>
        <p className="quiet">{text('ignore-text')}</p>
        <TextField className="field" value={reason} onChange={setReason} maxLength={500} isRequired autoFocus>
          <Label>{text('ignore-reason')}</Label>
          <Input />
          <HelpText slot="description" className="quiet">
            {text('ignore-reason-hint')}
          </HelpText>
        </TextField>
        {refused !== null && <p role="alert">{refused}</p>}
        <div className="actions dialog-actions">
          <Button className="button" onPress={onClose}>
            {text('cancel')}
          </Button>
          <Button className="button primary" type="submit" isDisabled={reason.trim() === ''}>
            {text('ignore-do')}
          </Button>
        </div>
      </Form>
    </WindowDialog>
  );
}

export function ExplainDialog({ check, onClose }: { readonly check: string; readonly onClose: () => void }) {
  const text = useText();
  const [page, setPage] = useState<{ readonly words: string | null } | null>(null);
  useEffect(() => {
    let current = true;
    ask('page.read', check).then((answer) => {
      if (current) setPage({ words: answer.ok ? answer.value : null });
    });
    return () => {
      current = false;
    };
  }, [check]);
  return (
    <WindowDialog title={text.all(`check.${check}.title`)} onClose={onClose} wide>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text must be reachable by keyboard (axe: scrollable-region-focusable) */}
      <section className="dialog-scroll" tabIndex={0} aria-label={text.all(`check.${check}.title`)}>
        {page === null && <p className="quiet">{text('loading')}</p>}
        {page?.words === null && <p>{text('explain-missing')}</p>}
        {page?.words && <Markdown text={page.words.replace(/^# .*\n/, '')} />}
      </section>
      <div className="actions dialog-actions">
        <Button className="button" onPress={onClose}>
          {text('close')}
        </Button>
      </div>
    </WindowDialog>
  );
}
