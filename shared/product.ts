/** The only place that spells the product's name. */
export const product = { id: 'postmender', name: 'Postmender', scheme: 'app', version: '0.1.0' } as const;
