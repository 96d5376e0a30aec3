import { getTranslations } from 'next-intl/server'
import { paymentFailures } from '@/lib/payments/types'
import type { CardFormTexts } from './card-form'

/** What the card's form says, in the page's language; `nothingCharged` is what reassures whoever was refused. */
export async function listCardFormTexts(amount: string, nothingCharged?: string): Promise<CardFormTexts> {
  const t = await getTranslations('payments')
  const failures = Object.fromEntries(paymentFailures.map((code) => [code, t(`failures.${code}`)]))
  return {
    holder: t('holder'),
    holderHelp: t('holderHelp'),
    holderMissing: t('holderMissing'),
    pay: t('pay', { amount }),
    paying: t('paying'),
    loading: t('loading'),
    noScript: t('noScript'),
    unavailable: t('unavailable'),
    interrupted: t('interrupted'),
    reload: t('reload'),
    back: t('back'),
    failedTitle: t('failedTitle'),
    nothingCharged: nothingCharged ?? t('nothingCharged'),
    failures: failures as CardFormTexts['failures'],
  }
}
