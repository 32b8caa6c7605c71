import { Button, Checkbox, Label, Radio, RadioGroup } from 'react-aria-components';
import type { About, IgnoredFinding, Preferences } from '../../shared/ipc/contract.ts';
import { languageOf } from '../../shared/messages/format.ts';
import { TickIcon } from '../components/icons.tsx';
import { ScreenFrame } from '../components/screen.tsx';
import { ask } from '../state/ask.ts';
import { useText } from '../state/text.ts';

const languages = ['system', 'en', 'de'] as const;
const themes = ['system', 'light', 'dark'] as const;

type SettingsProps = {
  readonly about: About;
  readonly preferences: Preferences;
  readonly ignored: readonly IgnoredFinding[];
  readonly onPreferences: (preferences: Preferences) => void;
  readonly onIgnored: (ignored: readonly IgnoredFinding[]) => void;
};

export function Settings({ about, preferences, ignored, onPreferences, onIgnored }: SettingsProps) {
  const text = useText();
  const bringBack = async (findings: string[]) => {
    const answer = await ask('ignored.remove', { findings });
    if (answer.ok) onIgnored(answer.value);
  };
  const ownLanguage = text(`language-${languageOf(about.language)}`);
  return (
    <ScreenFrame title={text('screen-settings')}>
      <div className="form-page">
        <section aria-labelledby="appearance">
          <h2 id="appearance">{text('appearance')}</h2>
          <div className="columns">
            <RadioGroup
              className="choices"
              value={preferences.language}
              onChange={(value) =>
                onPreferences({ ...preferences, language: languages.find((one) => one === value) ?? 'system' })
              }
            >
              <Label className="choices-label">{text('language')}</Label>
              {languages.map((one) => (
                <Radio key={one} value={one} className="choice">
                  <span className="dot" aria-hidden="true" />
                  <span {...(one === 'system' ? {} : { lang: one })}>
                    {one === 'system' ? text('language-system', { language: ownLanguage }) : text(`language-${one}`)}
                  </span>
                </Radio>
              ))}
            </RadioGroup>
            <RadioGroup
              className="choices"
              value={preferences.theme}
              onChange={(value) =>
                onPreferences({ ...preferences, theme: themes.find((one) => one === value) ?? 'system' })
              }
            >
              <Label className="choices-label">{text('theme')}</Label>
              {themes.map((one) => (
                <Radio key={one} value={one} className="choice">
                  <span className="dot" aria-hidden="true" />
                  <span>{text(`theme-${one}`)}</span>
                </Radio>
              ))}
            </RadioGroup>
          </div>
          <Checkbox
            className="choice"
            isSelected={preferences.looksAtStart}
            onChange={(looksAtStart) => onPreferences({ ...preferences, looksAtStart })}
          >
            <span className="box" aria-hidden="true">
              <TickIcon />
            </span>
            <span>{text('looks-at-start')}</span>
          </Checkbox>
        </section>
        <section aria-labelledby="ignored-findings" className="apart">
          <h2 id="ignored-findings">{text('ignored-heading')}</h2>
          {ignored.length === 0 && <p className="quiet">{text('ignored-none')}</p>}
          {ignored.length > 0 && (
            <ul className="rows">
              {ignored.map((entry) => (
                <li key={entry.finding} className="row still">
                  <span className="row-text">
                    <span className="row-title">{entry.title}</span>
                    <span className="row-place">
                      {text('ignored-entry', { when: Date.parse(entry.at), reason: entry.reason })}
                    </span>
                  </span>
                  <Button
                    className="button"
                    aria-label={text('bring-back-named', { title: entry.title })}
                    onPress={() => bringBack([entry.finding])}
                  >
                    {text('bring-back')}
                  </Button>
                </li>
              ))}
            </ul>
          )}
          {ignored.length > 1 && (
            <div className="actions">
              <Button className="button" onPress={() => bringBack(ignored.map((entry) => entry.finding))}>
                {text('bring-back-all')}
              </Button>
            </div>
          )}
        </section>
        <section aria-labelledby="about" className="apart">
          <h2 id="about">{text('about')}</h2>
          <dl className="facts">
            <div>
              <dt>{text('about-version')}</dt>
              <dd>{about.version}</dd>
            </div>
            <div>
              <dt>{text('about-log')}</dt>
              <dd>
                <span className="with-button">
                  <code className="breakable">{about.logFile}</code>
                  <Button className="button" aria-label={text('show-log')} onPress={() => ask('log.show', null)}>
                    {text('show')}
                  </Button>
                </span>
                <span className="block quiet">{text('about-log-note')}</span>
              </dd>
            </div>
            <div>
              <dt>{text('about-data')}</dt>
              <dd>
                <code className="breakable">{about.dataFolder}</code>
              </dd>
            </div>
          </dl>
        </section>
      </div>
    </ScreenFrame>
  );
}
