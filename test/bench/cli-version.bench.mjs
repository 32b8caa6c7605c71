import { fileURLToPath } from 'node:url';
import { paired } from './support/processes.mjs';

const cli = fileURLToPath(new URL('../../out/cli/postmender.js', import.meta.url));

export default {
  name: 'Command line: --version beside an empty Node',
  run: async () => {
    const { a, b, ratio } = paired([process.execPath, [cli, '--version']], [process.execPath, ['-e', '0']], 15);
    return {
      rows: [
        { what: 'postmender --version', value: a, unit: 'ms' },
        { what: 'node -e 0', value: b, unit: 'ms' },
        { what: 'ratio', value: ratio, unit: '×', limit: 1.5, ok: ratio <= 1.5 },
      ],
    };
  },
};
