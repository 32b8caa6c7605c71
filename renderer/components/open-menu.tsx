import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import type { ScanTarget } from '../../shared/ipc/contract.ts';
import { ask } from '../state/ask.ts';
import { useText } from '../state/text.ts';
import { DownIcon } from './icons.tsx';

export type Example = { readonly id: string; readonly name: string };

/** What is offered first to whoever has no mail here: a computer with something to see. */
export const tellingExample = 'stuck-outbox';

/** An example's name in the reader's language; its own where the catalogue has none. */
export function useExampleName(): (example: Example) => string {
  const { all } = useText();
  return ({ id, name }) => (all.has(`window.example-${id}`) ? all(`window.example-${id}`) : name);
}

type OpenMenuProps = {
  readonly examples: readonly Example[];
  readonly onOpen: (target: ScanTarget) => void;
  readonly disabled?: boolean;
};

export function OpenMenu({ examples, onOpen, disabled = false }: OpenMenuProps) {
  const text = useText();
  const nameOf = useExampleName();
  const choose = async (kind: 'machine' | 'saved-scan') => {
    const chosen = await ask('target.choose', kind);
    if (!chosen.ok || chosen.value === null) return;
    onOpen(kind === 'machine' ? { kind, folder: chosen.value } : { kind, file: chosen.value });
  };
  return (
    <MenuTrigger>
      <Button className="button" isDisabled={disabled}>
        {text('open')} <DownIcon />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label={text('open-label')}>
          <MenuItem className="menu-item" onAction={() => onOpen({ kind: 'this-computer', allUsers: false })}>
            {text('open-this-computer')}
          </MenuItem>
          <MenuItem className="menu-item" onAction={() => onOpen({ kind: 'this-computer', allUsers: true })}>
            {text('open-all-users')}
          </MenuItem>
          <Separator className="menu-line" />
          <MenuItem className="menu-item" onAction={() => choose('machine')}>
            {text('open-machine')}
          </MenuItem>
          <MenuItem className="menu-item" onAction={() => choose('saved-scan')}>
            {text('open-saved')}
          </MenuItem>
          {examples.length > 0 && <Separator className="menu-line" />}
          {examples.map((example) => (
            <MenuItem
              key={example.id}
              className="menu-item"
              onAction={() => onOpen({ kind: 'example', id: example.id })}
            >
              {text('open-example', { name: nameOf(example) })}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
