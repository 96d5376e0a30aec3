import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { formatDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import { archiveOfferAction } from '@/lib/offers/actions'
import type { DeskOffer } from '@/lib/offers/types'
import { Panel } from '../panel'

type Props = { slug: string; offer: DeskOffer; carts: number; timeZone: string }

/** Puts an offer away, after saying whose carts it leaves, or takes it back ([1.H1]). */
export function ArchivePanel({ slug, offer: { id, archivedAt }, carts, timeZone }: Props) {
  const t = useTranslations('offers.edit')
  return (
    <Panel id="archives" title={t('archiveTitle')}>
      {archivedAt ? <p>{t('archivedOn', { day: formatDay(dayOf(archivedAt, timeZone)) })}</p> : null}
      <p className="text-muted">{t(archivedAt ? 'restoreText' : 'archiveText')}</p>
      {!archivedAt && carts > 0 ? <Notice kind="warning">{t('archiveCarts', { count: carts })}</Notice> : null}
      <ActionForm action={archiveOfferAction}>
        <HiddenFields
          structure={slug}
          offer={id}
          geste={archivedAt ? 'restaurer' : 'archiver'}
          paniers={String(carts)}
        />
        <SubmitButton look="quiet" className="justify-self-start">
          {t(archivedAt ? 'restore' : 'archive')}
        </SubmitButton>
      </ActionForm>
    </Panel>
  )
}
