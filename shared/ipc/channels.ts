/** Names of the two channels between window and main; apart from the contract, so that the preload stays small. */
export const askChannel = 'ask';
export const scanChannel = 'scan';
