/** What is wrong with a proof, in a sentence. */
export class ProofError extends Error {}
