import { useState } from 'react';
import { Button, Checkbox, Label, Radio, RadioGroup } from 'react-aria-components';
import { TickIcon } from '../components/icons.tsx';
import { ScreenFrame } from '../components/screen.tsx';
import { StatePage } from '../components/state-page.tsx';
import { ask } from '../state/ask.ts';
import { failureText } from '../state/failure-text.ts';
import { useText } from '../state/text.ts';
import type { Looked } from '../state/window-state.ts';

const formats = ['html', 'markdown', 'text', 'json'] as const;
type Format = (typeof formats)[number];

export function Report({ looked }: { readonly looked: Looked | null }) {
  const text = useText();
  const [format, setFormat] = useState<Format>('html');
  const [shareable, setShareable] = useState(true);
  const [said, setSaid] = useState<string | null>(null);
  if (!looked)
    return (
      <ScreenFrame title={text('screen-report')}>
        <StatePage title={text('nothing-looked-at')}>
          <p>{text('report-nothing')}</p>
        </StatePage>
      </ScreenFrame>
    );
  const save = async (what: 'report' | 'scan') => {
    setSaid(null);
    const answer =
      what === 'scan'
        ? await ask('scan.save', null)
        : await ask('report.save', { format, shareable, language: text.language });
    if (!answer.ok) setSaid(failureText(text, answer.error));
    else if (answer.value !== null) setSaid(text('report-saved', { file: answer.value }));
  };
  return (
    <ScreenFrame title={text('screen-report')}>
      <div className="form-page">
        <p className="measure">{text('report-intro')}</p>
        <RadioGroup
          className="choices"
          value={format}
          onChange={(value) => setFormat(formats.find((one) => one === value) ?? 'html')}
        >
          <Label className="choices-label">{text('report-format')}</Label>
          {formats.map((one) => (
            <Radio key={one} value={one} className="choice">
              <span className="dot" aria-hidden="true" />
              <span>
                {text(`format-${one}`)}
                <span className="block quiet">{text(`format-${one}-note`)}</span>
              </span>
            </Radio>
          ))}
        </RadioGroup>
        <Checkbox className="choice" isSelected={shareable} onChange={setShareable}>
          <span className="box" aria-hidden="true">
            <TickIcon />
          </span>
          <span>
            {text('report-shareable')}
            <span className="block quiet">{text(shareable ? 'report-shareable-note' : 'report-open-note')}</span>
          </span>
        </Checkbox>
        <div className="actions">
          <Button className="button primary" onPress={() => save('report')}>
            {text('report-save')}
          </Button>
        </div>
        <section className="apart">
          <h2>{text('scan-save-heading')}</h2>
          <p className="measure">{text('scan-save-text')}</p>
          <div className="actions">
            <Button className="button" onPress={() => save('scan')}>
              {text('scan-save')}
            </Button>
          </div>
        </section>
        <p role="status" className="breakable">
          {said}
        </p>
      </div>
    </ScreenFrame>
  );
}
