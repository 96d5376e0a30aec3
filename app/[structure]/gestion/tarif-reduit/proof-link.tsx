import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icon'
import { ofName } from '@/lib/core/elision'

type Props = { slug: string; documentId: string; learner: string }

/** A proof is downloaded, never shown on our pages ([6.S7]). */
export function ProofLink({ slug, documentId, learner }: Props) {
  const t = useTranslations('pricing.desk')
  return (
    <a
      href={`/${slug}/gestion/documents/${documentId}`}
      aria-label={t('proofOf', { ofLearner: ofName(learner) })}
      className="inline-flex min-h-11 items-center gap-2"
    >
      <Icon name="download" />
      {t('proof')}
    </a>
  )
}
