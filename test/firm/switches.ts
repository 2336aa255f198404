/**
 * What the fact sheets only guess at, each as a named switch; the default is the sheet's guess. Named after the sheet
 * and section, so that a fact learned later has one line to change.
 */
export interface Switches {
  readonly quickbooksTime: {
    /** quickbooks-time.md 13: body of a 401, `{error:{code,message}}` or OAuth's `{error,error_description}`. */
    unauthorizedBody: 'codeAndMessage' | 'oauth';
    /** 2.1: does the old refresh token die at the rotation? */
    oldRefreshTokenDies: boolean;
    /** 2.1: can a chain be refreshed after its access token has expired? */
    refreshOutlivesAccess: boolean;
    /** 2.1: life of a code, seconds. */
    codeLifeSeconds: number;
    requestsPerWindow: number;
    rateWindow: 'fixed' | 'sliding';
    sendsRetryAfter: boolean;
    /** 13: ids in answers as text. */
    idsAsText: boolean;
    emptyMapAs: 'emptyText' | 'emptyArray' | 'emptyObject';
    stampsWithoutColon: boolean;
    nameFilterIgnoresCase: boolean;
    siblingNamesIgnoreCase: boolean;
    /** 14: is a name with a colon refused? */
    refusesColon: boolean;
    /** 13: create with the name of an archived sibling. */
    createOverArchived: 'accepted202' | 'refused417' | 'created';
    unknownKey: 'item' | 'request';
    missingRight: 'item417' | 'request401';
    secondOpenEntry: 406 | 417;
    /** 2.4: what an employee's token sees of others' time. */
    employeeSeesOwnTimeOnly: boolean;
    /** 7.3: does a clock-in move the timesheets stamp? */
    clockInMovesStamp: boolean;
    /** 7.3: unknown endpoint names in last_modified_timestamps. */
    unknownStampName: 'ignored' | 'error';
    hasTwoWaySync: boolean;
  };
  readonly quickbooksOnline: {
    refreshTokenRotates: 'eachTime' | 'daily';
    duplicateDetail: 'id' | 'sentence' | 'null';
    isFrench: boolean;
    uniqueness: 'perParent' | 'global';
    inactiveStillTaken: boolean;
    comparisonsIgnoreCase: boolean;
    /** 8.2: a deactivated customer in change data capture. */
    deactivatedInChangesAs: 'record' | 'tombstone';
    /** 2.5: life of a code, "minutes". */
    codeLifeSeconds: number;
    /** 4: how `Id` is compared and ordered. */
    idsCompareAs: 'number' | 'text';
    /** 5.2: does `Active: true` alone leave ` (deleted)` on the name? */
    reactivationKeepsSuffix: boolean;
    requestsPerMinute: number;
    requestsPerSecond: number;
    batchesPerMinute: number;
  };
  readonly karbon: {
    fullNameOrder: 'lastFirst' | 'firstLast';
    /** karbon.md 1.3: lists without `@odata.nextLink`. */
    sendsNextLink: boolean;
    topAboveLimit: 'error' | 'capped';
    requestsPerMinute: number;
    showsRestricted: boolean;
    /** 3: which guess of the contact pages is served. */
    contactLayout: 'ember' | 'plain';
    /** 3: the React-only variant with hashed class names and no tab bar. */
    shell: 'ember' | 'react';
    hasTimeTab: boolean;
    tabsHaveHref: boolean;
    isDark: boolean;
    /** 3: late rendering after a hash change, ms. */
    renderDelayMs: number;
  };
}

export function defaultSwitches(): Switches {
  return {
    quickbooksTime: {
      unauthorizedBody: 'codeAndMessage',
      oldRefreshTokenDies: true,
      refreshOutlivesAccess: false,
      codeLifeSeconds: 60,
      requestsPerWindow: 300,
      rateWindow: 'fixed',
      sendsRetryAfter: false,
      idsAsText: false,
      emptyMapAs: 'emptyText',
      stampsWithoutColon: false,
      nameFilterIgnoresCase: true,
      siblingNamesIgnoreCase: true,
      refusesColon: false,
      createOverArchived: 'accepted202',
      unknownKey: 'item',
      missingRight: 'item417',
      secondOpenEntry: 406,
      employeeSeesOwnTimeOnly: true,
      clockInMovesStamp: false,
      unknownStampName: 'ignored',
      hasTwoWaySync: false,
    },
    quickbooksOnline: {
      refreshTokenRotates: 'eachTime',
      duplicateDetail: 'id',
      isFrench: false,
      uniqueness: 'perParent',
      inactiveStillTaken: false,
      comparisonsIgnoreCase: true,
      deactivatedInChangesAs: 'record',
      codeLifeSeconds: 600,
      idsCompareAs: 'number',
      reactivationKeepsSuffix: true,
      requestsPerMinute: 500,
      requestsPerSecond: 10,
      batchesPerMinute: 120,
    },
    karbon: {
      fullNameOrder: 'lastFirst',
      sendsNextLink: true,
      topAboveLimit: 'error',
      requestsPerMinute: 120,
      showsRestricted: false,
      contactLayout: 'ember',
      shell: 'ember',
      hasTimeTab: true,
      tabsHaveHref: true,
      isDark: false,
      renderDelayMs: 150,
    },
  };
}
