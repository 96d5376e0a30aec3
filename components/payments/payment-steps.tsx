import { useTranslations } from 'next-intl'
import { Steps } from '@/components/ui/page-header'

/** Panier, Paiement, Confirmation. */
export function PaymentSteps({ slug, current }: { slug: string; current: number }) {
  const t = useTranslations('payments.steps')
  const steps = [{ label: t('cart'), href: `/${slug}/panier` }, { label: t('payment') }, { label: t('done') }]
  return <Steps label={t('label')} steps={steps} current={current} />
}
