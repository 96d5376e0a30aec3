import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Card } from '@/components/ui/card'
import { TextInput } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { recordPayout } from '@/lib/account-credits/actions'
import { listCreditedFiles } from '@/lib/account-credits/queries'
import type { CreditedFile } from '@/lib/account-credits/types'
import { formatAmount, formatCents } from '@/lib/core/money'
import { requireStaff } from '@/lib/gate/actor'
import { moneyDesk } from '@/lib/staff/types'

type Props = { params: Promise<{ structure: string }>; searchParams: Promise<{ rendu?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accountCredits'))('title') }
}

/** Money that the structure holds for its clients, and that it has sent back to those who asked ([6.R9]). */
export default async function CreditsPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/virements`
  const { actor, structure } = await requireStaff(slug, `${path}/credits`, moneyDesk)
  const [files, t] = await Promise.all([listCreditedFiles(actor), getTranslations('accountCredits')])
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader eyebrow={<a href={path}>{t('back')}</a>} title={t('title')} lead={t('lead')} className="pb-0" />
      {(await searchParams).rendu ? (
        <Notice kind="positive" role="status">
          {t('done')}
        </Notice>
      ) : null}
      {files.length === 0 ? (
        <EmptyState icon="done" title={t('none')}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <ul className="grid gap-4 lg:grid-cols-2">
          {files.map((file) => (
            <CreditCard key={file.id} slug={slug} file={file} currency={structure.currency} />
          ))}
        </ul>
      )}
    </div>
  )
}

async function CreditCard({ slug, file, currency }: { slug: string; file: CreditedFile; currency: string }) {
  const t = await getTranslations('accountCredits')
  return (
    <Card as="li" className="grid content-start gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-xl">{file.name}</h2>
        <span className="display text-2xl">{formatCents(file.balanceCents, currency)}</span>
        <p className="w-full text-sm break-all text-muted">
          {t('file', { number: file.number })}
          {file.email ? ` · ${file.email}` : null}
        </p>
      </div>
      <ActionForm action={recordPayout} key={file.balanceCents}>
        <HiddenFields structure={slug} file={file.id} seen={String(file.balanceCents)} />
        <div className="grid gap-5 sm:grid-cols-2">
          <TextInput
            name="amount"
            label={t('amount')}
            inputMode="decimal"
            defaultValue={formatAmount(file.balanceCents)}
            autoComplete="off"
            required
          />
          <TextInput name="reason" label={t('reason')} help={t('reasonHelp')} autoComplete="off" required />
        </div>
        <SubmitButton look="quiet" className="justify-self-start">
          {t('submit')}
        </SubmitButton>
      </ActionForm>
    </Card>
  )
}
