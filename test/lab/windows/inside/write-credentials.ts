// Runs under Windows: fills the Credential Manager, every secret a canary.
import { credentialType, writeCredential } from './win32.ts';

const secret = (text: string) => Buffer.from(text, 'utf16le');
const { generic, domainPassword } = credentialType;
writeCredential(generic, 'MicrosoftOffice16_Data:SSPI:anna@example.com', 'anna@example.com', secret('CANARY-office'));
writeCredential(generic, 'MicrosoftOffice16_Data:ADAL:0123', null, secret('CANARY-token'));
writeCredential(generic, 'Müller 邮件 😀', 'müller', secret('CANARY-ü'));
writeCredential(generic, 'leer', 'anna', new Uint8Array(0));
writeCredential(domainPassword, 'mail.example.com', 'EXAMPLE\\anna', secret('CANARY-domain'));
