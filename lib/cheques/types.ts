/** Why a cheque must be sent again ('à rectifier', [1.D12]). */
export const chequeProblems = ['wrong_amount', 'wrong_date', 'wrong_payee', 'not_signed', 'unreadable'] as const
export type ChequeProblem = (typeof chequeProblems)[number]
