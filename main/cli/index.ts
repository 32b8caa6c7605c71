#!/usr/bin/env node
import { product } from '../../shared/product.ts';

const args = process.argv.slice(2);
// Answered before anything else is loaded: installers and inventories ask it of every computer.
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V'))
  process.stdout.write(`${product.name} ${product.version}\n`);
else process.exitCode = await (await import('./main.ts')).runCli(args);
