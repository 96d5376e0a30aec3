import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'

/** The version after a change makes each answer another address, so that the order's form begins anew. */
export type AnswerParams = {
  ajout?: string
  retrait?: string
  adhesion?: string
  pour?: string
  accepte?: string
  cadeau?: string
  debut?: string
  refus?: string
  age?: string
  reference?: string
  commande?: string
}

/** What the last click did, or why it did nothing: forms without a script end here by an address. A refusal always has a sentence. */
export function Answer({ asked }: { asked: AnswerParams }) {
  const t = useTranslations()
  const age = Number(asked.age) || 0
  const find = (domain: 'cart' | 'payments', code: string) =>
    [`${domain}.refusals.${code}`, `gate.refusals.${code}`, 'cart.failed'].find((key) => t.has(key as 'cart.failed'))
  if (asked.refus)
    return (
      <Notice kind="danger" role="alert">
        {asked.refus === 'failure' && /^[0-9A-F]{8}$/.test(asked.reference ?? '')
          ? t('common.form.failure', { reference: asked.reference! })
          : t(find('cart', asked.refus) as 'cart.failed', { minAge: age, maxAge: age, minutes: 1 } as never)}
      </Notice>
    )
  if (asked.commande === 'supprimee') return <Done>{t('orders.waiting.deleted')}</Done>
  if (asked.commande)
    return (
      <Notice kind="warning" role="alert">
        {t(find('payments', asked.commande) as 'cart.failed', { offer: '', learner: '', minutes: 1 } as never)}
      </Notice>
    )
  if (asked.ajout) return <Done>{t('cart.addedOne')}</Done>
  if (asked.retrait) return <Done>{t('cart.removedOne')}</Done>
  if (asked.debut) return <Done>{t('cart.start.saved')}</Done>
  if (asked.cadeau) return <Done>{t('cart.giftSaved')}</Done>
  return asked.accepte ? <Done>{t('cart.changes.accepted')}</Done> : null
}

function Done({ children }: { children: string }) {
  return (
    <Notice kind="positive" role="status">
      {children}
    </Notice>
  )
}
