/**
 * Whoever will forfeit Connects is told so before, again when more arrives that will be, and when it happens where it is more than they had been told.
 *
 * A figure that was told stays true or becomes smaller by what is spent, which is why it was told; only a larger one is
 * news. Answers whether it is. Source: ours (`cycle.noticeDays` is when before); elsewhere they vanish without a word.
 */
export const tellsForfeit = (forfeited: number, told: number): boolean => forfeited > told
