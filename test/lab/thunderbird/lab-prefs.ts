import type { Prefs } from './homes.ts';
import { allHosts } from './world.ts';

export const localDomains = [...new Set(allHosts)].join(',');

/** For a run in the lab: no first-run pages, nothing sent to the outside, the lab's names mean this computer. */
export const labPrefs: Prefs = {
  // Else Marionette writes some 80 prefs of its own into the profile, signon.rememberSignons=false among them.
  'remote.prefs.recommended': false,
  'network.dns.localDomains': localDomains,
  'app.donation.eoy.version.viewed': 999,
  'app.update.auto': false,
  'app.update.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'datareporting.healthreport.uploadEnabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'datareporting.policy.dataSubmissionPolicyBypassNotification': true,
  'datareporting.usage.uploadEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'mail.chat.enabled': false,
  'mail.inappnotifications.enabled': false,
  'mail.provider.suppress_dialog_on_startup': true,
  'mail.rights.override': true,
  'mail.shell.checkDefaultClient': false,
  'mail.spotlight.firstRunDone': true,
  'mail.winsearch.firstRunDone': true,
  'mailnews.auto_config.fetchFromISP.enabled': false,
  'mailnews.start_page.enabled': false,
  'mailnews.start_page_override.mstone': 'ignore',
  'messenger.options.getAttachmentsOnExpand': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.server': 'data:,',
};

/**
 * "Offline" does not cover loopback, so an offline start gets no addresses for the lab's names; and Thunderbird looks for mail at the
 * start even then, and would stop at an alert about it.
 */
export const offlinePrefs: Prefs = { 'network.dns.localDomains': '', 'mail.suppressAlertsForTests': true };
