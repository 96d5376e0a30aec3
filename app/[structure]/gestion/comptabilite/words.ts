import { getTranslations } from 'next-intl/server'
import type { EntryWords } from '@/lib/accounting/rules'
import type { LedgerAccounts } from '@/lib/structures/types'

/** How a structure's books and accounts are called, and what each entry says. */
export async function getEntryWords(accounts: LedgerAccounts): Promise<EntryWords> {
  const t = await getTranslations('accounting')
  const keys = Object.keys(accounts) as (keyof LedgerAccounts)[]
  return {
    journal: (journal) => ({ code: t(`journals.${journal}.code`), name: t(`journals.${journal}.name`) }),
    account: (account) => {
      const key = keys.find((each) => accounts[each] === account)
      return key ? t(`accounts.${key}`) : account
    },
    entry: ({ kind, means }, client) =>
      t(`entries.${kind}`, { client: client?.name ?? '', means: means ? t(`means.${means}`) : '' }).trim(),
  }
}
