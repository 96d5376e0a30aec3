import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { Obstacles } from '@/components/removals/obstacles'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/choices'
import { Textarea } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { findFile } from '@/lib/client-files/queries/get-file'
import { requireStaff } from '@/lib/gate/actor'
import { removeClientAction } from '@/lib/removals/actions'
import { previewRemoval, type RemovalPreview } from '@/lib/removals/queries/find-removable'
import { rights } from '@/lib/staff/types'
import type { Structure } from '@/lib/structures/queries'

type Props = { params: Promise<{ structure: string; dossier: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations('removals.office'))('title', { name: (await params).dossier }) }
}

/** A client removed by the office: what would become of the file, and why it is asked ([2.A6]). */
export default async function RemoveClientPage({ params }: Props) {
  const { structure: slug, dossier } = await params
  const path = `/${slug}/gestion/dossiers/${dossier}`
  const { actor, structure } = await requireStaff(slug, `${path}/retirer`, rights['files.remove'])
  const file = (/^\d{1,9}$/.test(dossier) ? await findFile(actor, Number(dossier)) : null) ?? notFound()
  if (file.status !== 'active') redirect(path)
  const preview = (await previewRemoval(structure.id, file.id)) ?? notFound()
  const t = await getTranslations('removals.office')
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        eyebrow={<a href={path}>{t('back', { number: file.number })}</a>}
        title={t('title', { name: `${file.firstName} ${file.lastName}` })}
        lead={t('lead')}
        className="pb-0"
      />
      <Verdict structure={structure} path={path} preview={preview} />
    </div>
  )
}

type VerdictProps = { structure: Structure; path: string; preview: RemovalPreview }

async function Verdict({ structure, path, preview: { file, facts, verdict } }: VerdictProps) {
  const [t, refusals] = await Promise.all([getTranslations('removals.office'), getTranslations('removals.refusals')])
  if (file.isStaffAccount) return <Notice kind="warning">{refusals('staff_account')}</Notice>
  if (!verdict.ok)
    return (
      <Notice kind="warning" title={t(verdict.refusal)}>
        <Obstacles facts={facts} currency={structure.currency} zone={structure.timeZone} obstacle={verdict.refusal} />
      </Notice>
    )
  const { outcome } = verdict
  return (
    <Card className="grid max-w-[46rem] gap-4">
      <h2 className="text-xl">{t(outcome)}</h2>
      <p>{t(`${outcome}Text`)}</p>
      <ActionForm action={removeClientAction}>
        <HiddenFields structure={structure.slug} file={file.id} number={String(file.number)} />
        <Textarea name="reason" label={t('reason')} help={t('reasonHelp')} rows={2} maxLength={500} required />
        <Checkbox name="understood" label={t(`understood.${outcome}`)} required />
        <div className="flex flex-wrap gap-3">
          <SubmitButton>{t(outcome === 'deleted' ? 'confirmDeleted' : 'confirmDeactivated')}</SubmitButton>
          <LinkButton look="quiet" href={path}>
            {t('cancel')}
          </LinkButton>
        </div>
      </ActionForm>
    </Card>
  )
}
