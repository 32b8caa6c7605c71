import { Button } from 'react-aria-components';
import type { ScanTarget } from '../../shared/ipc/contract.ts';
import { assertNever } from '../../shared/result.ts';
import { useText } from '../state/text.ts';
import type { Looked } from '../state/window-state.ts';
import { type Example, useExampleName } from './open-menu.tsx';

type BandProps = {
  readonly target: ScanTarget;
  readonly looked: Looked | null;
  readonly examples: readonly Example[];
  readonly onBack: () => void;
};

/** Says on every screen that what is shown is not this computer. */
export function Band({ target, looked, examples, onBack }: BandProps) {
  const text = useText();
  const nameOf = useExampleName();
  const words = () => {
    switch (target.kind) {
      case 'this-computer':
        return null;
      case 'example':
        return text('band-example', {
          name: nameOf(examples.find((one) => one.id === target.id) ?? { id: target.id, name: target.id }),
        });
      case 'machine':
        return text('band-machine', { name: target.folder });
      case 'saved-scan':
        if (!looked) return null;
        return text('band-saved', {
          name: looked.inventory.machine.name,
          when: Date.parse(looked.inventory.takenAt),
        });
      default:
        return assertNever(target);
    }
  };
  const said = words();
  if (said === null) return null;
  return (
    <div className="band">
      <p>{said}</p>
      <Button className="button" onPress={onBack}>
        {text('band-back')}
      </Button>
    </div>
  );
}
