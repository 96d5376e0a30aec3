import { useTranslations } from 'next-intl'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import type { FormAction } from '@/components/ui/form-body'
import { SubmitButton } from '@/components/ui/submit-button'
import { List, ListItem } from '@/components/ui/table'
import { formatBytes, formatNumericDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import type { Attachment } from '@/lib/documents/types'

type Props = {
  slug: string
  zone: string
  /** Where they are downloaded from. */
  path: string
  documents: (Attachment & { canWithdraw: boolean })[]
  withdraw: FormAction
  /** Who reads the list: what a member sent is theirs, or the client's. */
  isMember: boolean
}

/** The documents of a file, each to download and, where one may, to take away ([2.A10]). */
export function DocumentList({ slug, zone, path, documents, withdraw, isMember }: Props) {
  const t = useTranslations('people.documents')
  const whoOf = ({ isFromMember }: Attachment) => t(isFromMember ? (isMember ? 'fromMe' : 'fromMember') : 'fromOffice')
  return (
    <List label={t('title')}>
      {documents.map((one) => (
        <ListItem
          key={one.id}
          aside={
            one.canWithdraw ? (
              <ActionForm action={withdraw}>
                <HiddenFields structure={slug} piece={one.id} />
                <SubmitButton look="plain" aria-label={t('removeOf', { title: one.title })}>
                  {t('remove')}
                </SubmitButton>
              </ActionForm>
            ) : null
          }
        >
          <a
            href={`${path}/${one.documentId}`}
            aria-label={t('download', { title: one.title })}
            className="inline-flex min-h-11 items-center font-semibold break-words"
          >
            {one.title}
          </a>
          <span className="block text-sm text-muted">
            {t('line', {
              size: formatBytes(one.byteCount),
              who: whoOf(one),
              day: formatNumericDay(dayOf(one.addedAt, zone)),
            })}
            {one.request ? ` · ${t('aboutRate', { learner: one.request.learner })}` : null}
          </span>
        </ListItem>
      ))}
    </List>
  )
}
