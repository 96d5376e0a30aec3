import { useTranslations } from 'next-intl'
import type { ShownEntry } from '@/lib/site/rules'

/** The words of an entry of the menu: the structure's own, its name for the first page, or the usual ones. */
export function useMenuLabel(structureName: string): (entry: ShownEntry) => string {
  const t = useTranslations('site.menu')
  return (entry) => {
    if (entry.label !== null) return entry.label
    return entry.page === '' ? structureName : t(entry.page)
  }
}
