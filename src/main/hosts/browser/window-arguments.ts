/** How an installed browser is told to show the program, and nothing else. Pure; `open-window.ts` starts it. */
import type { InstalledBrowser } from './find-browser.ts'

/**
 * A Chromium-family browser shows an app window (no tabs, no address bar) in a profile of its own, and is told not to
 * speak to anybody by itself: the program promises that nothing leaves the machine unasked.
 */
const quietChromium = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-service-autorun',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--metrics-recording-only',
  '--password-store=basic',
  '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication,InterestFeedContentSuggestions'
] as const

/** The command line that opens `address` with the profile in the folder `profile`. */
export function windowArguments(
  browser: Pick<InstalledBrowser, 'family'>,
  address: string,
  profile: string,
  system: { readonly root: boolean; readonly platform: NodeJS.Platform }
): readonly string[] {
  if (browser.family === 'firefox') return ['--new-instance', '--profile', profile, '--new-window', address]
  return [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    '--window-size=1440,900',
    ...quietChromium,
    // Chromium's sandbox refuses to run as root, as in containers; for everybody else it stays on.
    ...(system.root && system.platform === 'linux' ? ['--no-sandbox'] : [])
  ]
}

/** `user.js` of the Firefox profile: no first-run pages, no reports, no updates, no connection checks. */
export const quietFirefox = `${Object.entries({
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.newtabpage.enabled': false,
  'browser.safebrowsing.downloads.remote.enabled': false,
  'app.normandy.enabled': false,
  'app.update.auto': false,
  'datareporting.healthreport.uploadEnabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.prefetch-next': false,
  'toolkit.telemetry.enabled': false
})
  .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`)
  .join('\n')}
`
