/** Recognises folders that a cloud service keeps in step: such a service may copy a project in the middle of a change. */
import { existsSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'

const names: readonly [RegExp, string][] = [
  [/^dropbox( \(.+\))?$/i, 'Dropbox'],
  [/^onedrive( - .+)?$/i, 'OneDrive'],
  [/^google drive$|^my drive$|^googledrive-/i, 'Google Drive'],
  [/^icloud ?drive$|^com~apple~clouddocs$|^mobile documents$/i, 'iCloud Drive'],
  [/^box( sync)?$/i, 'Box'],
  [/^nextcloud$/i, 'Nextcloud'],
  [/^owncloud$/i, 'ownCloud'],
  [/^pcloud ?drive$/i, 'pCloud'],
  [/^syncthing$|^sync$/i, 'Syncthing'],
  [/^seafile$/i, 'Seafile']
]

const markers: readonly [string, string][] = [
  ['.dropbox', 'Dropbox'],
  ['.dropbox.cache', 'Dropbox'],
  ['.stfolder', 'Syncthing'],
  ['.sync_folder', 'Nextcloud'],
  ['.nextcloudsync.log', 'Nextcloud'],
  ['.tmp.drivedownload', 'Google Drive']
]

/** The service whose folder a file lies in, or null. Looks at names of folders and at the services' own marker files. */
export function cloudFolderOf(path: string, exists: (path: string) => boolean = existsSync): string | null {
  for (const part of dirname(path).split(sep)) {
    for (const [pattern, service] of names) if (pattern.test(part)) return service
  }
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    for (const [file, service] of markers) if (exists(join(folder, file))) return service
    if (folder === dirname(folder)) return null
  }
}
