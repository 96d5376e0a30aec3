import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Chapter } from '@/components/help/chapter'
import { LinkButton } from '@/components/ui/button'
import { requireStaff } from '@/lib/gate/actor'
import { rights, staffRoles } from '@/lib/staff/types'

type Props = { params: Promise<{ structure: string; chapitre: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('help'))('staffTitle') }
}

/** A chapter of the office's guide, which an admin may write their own way ([2.F4]). */
export default async function OfficeChapterPage({ params }: Props) {
  const { structure: slug, chapitre } = await params
  const { actor, structure } = await requireStaff(slug, `/${slug}/gestion/aide/${chapitre}`, staffRoles)
  const t = await getTranslations('help')
  const mayEdit = (rights['settings.edit'] as readonly string[]).includes(actor.role)
  return (
    <Chapter
      structure={structure}
      audience="staff"
      slug={chapitre}
      actions={
        mayEdit ? (
          <LinkButton href={`/${slug}/gestion/reglages/aide/staff/${chapitre}`} look="quiet" icon="pencil">
            {t('edit')}
          </LinkButton>
        ) : undefined
      }
    />
  )
}
