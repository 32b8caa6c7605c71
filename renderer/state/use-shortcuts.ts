import { useEffect } from 'react';

type Shortcuts = {
  readonly onLookAgain: () => void;
  readonly onFilter: () => void;
  readonly onBack: () => void;
};

/** Ctrl/Cmd+R looks again, Ctrl/Cmd+F filters, Esc goes back where no menu, dialog or box has used it. */
export function useShortcuts({ onLookAgain, onFilter, onBack }: Shortcuts): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.shiftKey) return;
      const command = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      if (command && key === 'r') onLookAgain();
      else if (command && key === 'f') onFilter();
      else if (!command && key === 'escape' && !isBusyElsewhere(event.target)) onBack();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [onLookAgain, onFilter, onBack]);
}

/** A dialog or menu closes with Esc itself, and a filled box is emptied by it first. */
const isBusyElsewhere = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  (target.closest('[role=dialog], [role=menu]') !== null ||
    (target instanceof HTMLInputElement && target.value !== ''));
