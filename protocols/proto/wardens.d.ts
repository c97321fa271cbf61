import type { Codec, DecodeOptions } from 'protons-runtime';
import type { Uint8ArrayList } from 'uint8arraylist';
export interface Letters {
    letters: Uint8Array<ArrayBuffer>[];
    part?: Part;
}
export declare namespace Letters {
    const codec: () => Codec<Letters>;
    interface LettersLettersFieldEvent {
        field: '$.letters[]';
        index: number;
        value: Uint8Array<ArrayBuffer>;
    }
    interface LettersPartLetterFieldEvent {
        field: '$.part.letter';
        value: number;
    }
    interface LettersPartIndexFieldEvent {
        field: '$.part.index';
        value: number;
    }
    interface LettersPartPartsFieldEvent {
        field: '$.part.parts';
        value: number;
    }
    interface LettersPartBytesFieldEvent {
        field: '$.part.bytes';
        value: Uint8Array<ArrayBuffer>;
    }
    function encode(obj: Partial<Letters>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Letters>): Letters;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Letters>): Generator<LettersLettersFieldEvent | LettersPartLetterFieldEvent | LettersPartIndexFieldEvent | LettersPartPartsFieldEvent | LettersPartBytesFieldEvent>;
}
export interface Part {
    letter: number;
    index: number;
    parts: number;
    bytes: Uint8Array<ArrayBuffer>;
}
export declare namespace Part {
    const codec: () => Codec<Part>;
    interface PartLetterFieldEvent {
        field: '$.letter';
        value: number;
    }
    interface PartIndexFieldEvent {
        field: '$.index';
        value: number;
    }
    interface PartPartsFieldEvent {
        field: '$.parts';
        value: number;
    }
    interface PartBytesFieldEvent {
        field: '$.bytes';
        value: Uint8Array<ArrayBuffer>;
    }
    function encode(obj: Partial<Part>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Part>): Part;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Part>): Generator<PartLetterFieldEvent | PartIndexFieldEvent | PartPartsFieldEvent | PartBytesFieldEvent>;
}
export interface Letter {
    ask?: Ask;
    answer?: Answer;
    step?: Step;
}
export declare namespace Letter {
    const codec: () => Codec<Letter>;
    interface LetterAskConfigFieldEvent {
        field: '$.ask.config';
        value: string;
    }
    interface LetterAskPrepareAddressFieldEvent {
        field: '$.ask.prepare.address';
        value: string;
    }
    interface LetterAskPrepareBallotRoundFieldEvent {
        field: '$.ask.prepare.ballot.round';
        value: number;
    }
    interface LetterAskPrepareBallotIncarnationFieldEvent {
        field: '$.ask.prepare.ballot.incarnation';
        value: number;
    }
    interface LetterAskPrepareReleasedFieldEvent {
        field: '$.ask.prepare.released';
        value: number;
    }
    interface LetterAskProposeAddressFieldEvent {
        field: '$.ask.propose.address';
        value: string;
    }
    interface LetterAskProposeBallotRoundFieldEvent {
        field: '$.ask.propose.ballot.round';
        value: number;
    }
    interface LetterAskProposeBallotIncarnationFieldEvent {
        field: '$.ask.propose.ballot.incarnation';
        value: number;
    }
    interface LetterAskProposeEpochFieldEvent {
        field: '$.ask.propose.epoch';
        value: number;
    }
    interface LetterAskRenewIncarnationFieldEvent {
        field: '$.ask.renew.incarnation';
        value: number;
    }
    interface LetterAskRenewSeqFieldEvent {
        field: '$.ask.renew.seq';
        value: number;
    }
    interface LetterAskRenewPartFieldEvent {
        field: '$.ask.renew.part';
        value: number;
    }
    interface LetterAskRenewKeysAddressFieldEvent {
        field: '$.ask.renew.keys[].address';
        value: string;
        index: number;
    }
    interface LetterAskRenewKeysEpochFieldEvent {
        field: '$.ask.renew.keys[].epoch';
        value: number;
        index: number;
    }
    interface LetterAskRenewDigestCountFieldEvent {
        field: '$.ask.renew.digest.count';
        value: number;
    }
    interface LetterAskRenewDigestHighFieldEvent {
        field: '$.ask.renew.digest.high';
        value: number;
    }
    interface LetterAskRenewDigestLowFieldEvent {
        field: '$.ask.renew.digest.low';
        value: number;
    }
    interface LetterAskReleaseIncarnationFieldEvent {
        field: '$.ask.release.incarnation';
        value: number;
    }
    interface LetterAskReleaseSeqFieldEvent {
        field: '$.ask.release.seq';
        value: number;
    }
    interface LetterAskReleaseKeysAddressFieldEvent {
        field: '$.ask.release.keys[].address';
        value: string;
        index: number;
    }
    interface LetterAskReleaseKeysEpochFieldEvent {
        field: '$.ask.release.keys[].epoch';
        value: number;
        index: number;
    }
    interface LetterAskReleaseSuccessorFieldEvent {
        field: '$.ask.release.successor';
        value: string;
    }
    interface LetterAskWhereRequestFieldEvent {
        field: '$.ask.where.request';
        value: number;
    }
    interface LetterAskWhereAddressFieldEvent {
        field: '$.ask.where.address';
        value: string;
    }
    interface LetterAnswerConfigFieldEvent {
        field: '$.answer.config';
        value: string;
    }
    interface LetterAnswerStoreFieldEvent {
        field: '$.answer.store';
        value: string;
    }
    interface LetterAnswerPromiseAddressFieldEvent {
        field: '$.answer.promise.address';
        value: string;
    }
    interface LetterAnswerPromiseBallotRoundFieldEvent {
        field: '$.answer.promise.ballot.round';
        value: number;
    }
    interface LetterAnswerPromiseBallotIncarnationFieldEvent {
        field: '$.answer.promise.ballot.incarnation';
        value: number;
    }
    interface LetterAnswerPromiseRecordedPeerFieldEvent {
        field: '$.answer.promise.recorded.peer';
        value: string;
    }
    interface LetterAnswerPromiseRecordedIncarnationFieldEvent {
        field: '$.answer.promise.recorded.incarnation';
        value: number;
    }
    interface LetterAnswerPromiseRecordedEpochFieldEvent {
        field: '$.answer.promise.recorded.epoch';
        value: number;
    }
    interface LetterAnswerPromiseRivalFieldEvent {
        field: '$.answer.promise.rival';
        value: number;
    }
    interface LetterAnswerPromiseFloorFieldEvent {
        field: '$.answer.promise.floor';
        value: number;
    }
    interface LetterAnswerLiveAddressFieldEvent {
        field: '$.answer.live.address';
        value: string;
    }
    interface LetterAnswerLiveBallotRoundFieldEvent {
        field: '$.answer.live.ballot.round';
        value: number;
    }
    interface LetterAnswerLiveBallotIncarnationFieldEvent {
        field: '$.answer.live.ballot.incarnation';
        value: number;
    }
    interface LetterAnswerLiveHolderPeerFieldEvent {
        field: '$.answer.live.holder.peer';
        value: string;
    }
    interface LetterAnswerLiveHolderIncarnationFieldEvent {
        field: '$.answer.live.holder.incarnation';
        value: number;
    }
    interface LetterAnswerLiveHolderEpochFieldEvent {
        field: '$.answer.live.holder.epoch';
        value: number;
    }
    interface LetterAnswerLiveRemainingMsFieldEvent {
        field: '$.answer.live.remainingMs';
        value: number;
    }
    interface LetterAnswerOvertakenAddressFieldEvent {
        field: '$.answer.overtaken.address';
        value: string;
    }
    interface LetterAnswerOvertakenBallotRoundFieldEvent {
        field: '$.answer.overtaken.ballot.round';
        value: number;
    }
    interface LetterAnswerOvertakenBallotIncarnationFieldEvent {
        field: '$.answer.overtaken.ballot.incarnation';
        value: number;
    }
    interface LetterAnswerOvertakenRoundFieldEvent {
        field: '$.answer.overtaken.round';
        value: number;
    }
    interface LetterAnswerOvertakenEpochFieldEvent {
        field: '$.answer.overtaken.epoch';
        value: number;
    }
    interface LetterAnswerAcceptedAddressFieldEvent {
        field: '$.answer.accepted.address';
        value: string;
    }
    interface LetterAnswerAcceptedBallotRoundFieldEvent {
        field: '$.answer.accepted.ballot.round';
        value: number;
    }
    interface LetterAnswerAcceptedBallotIncarnationFieldEvent {
        field: '$.answer.accepted.ballot.incarnation';
        value: number;
    }
    interface LetterAnswerAcceptedEpochFieldEvent {
        field: '$.answer.accepted.epoch';
        value: number;
    }
    interface LetterAnswerAcceptedRivalFieldEvent {
        field: '$.answer.accepted.rival';
        value: number;
    }
    interface LetterAnswerRenewedSeqFieldEvent {
        field: '$.answer.renewed.seq';
        value: number;
    }
    interface LetterAnswerRenewedPartFieldEvent {
        field: '$.answer.renewed.part';
        value: number;
    }
    interface LetterAnswerRenewedKeysAddressFieldEvent {
        field: '$.answer.renewed.keys[].address';
        value: string;
        index: number;
    }
    interface LetterAnswerRenewedKeysEpochFieldEvent {
        field: '$.answer.renewed.keys[].epoch';
        value: number;
        index: number;
    }
    interface LetterAnswerRenewedAllFieldEvent {
        field: '$.answer.renewed.all';
        value: boolean;
    }
    interface LetterAnswerRenewedOtherFieldEvent {
        field: '$.answer.renewed.other';
        value: boolean;
    }
    interface LetterAnswerReleasedSeqFieldEvent {
        field: '$.answer.released.seq';
        value: number;
    }
    interface LetterAnswerAtRequestFieldEvent {
        field: '$.answer.at.request';
        value: number;
    }
    interface LetterAnswerAtHolderPeerFieldEvent {
        field: '$.answer.at.holder.peer';
        value: string;
    }
    interface LetterAnswerAtHolderIncarnationFieldEvent {
        field: '$.answer.at.holder.incarnation';
        value: number;
    }
    interface LetterAnswerAtHolderEpochFieldEvent {
        field: '$.answer.at.holder.epoch';
        value: number;
    }
    interface LetterAnswerAtRemainingMsFieldEvent {
        field: '$.answer.at.remainingMs';
        value: number;
    }
    interface LetterAnswerRefusedOfConfigFieldEvent {
        field: '$.answer.refused.of.config';
        value: string;
    }
    interface LetterAnswerRefusedOfPrepareAddressFieldEvent {
        field: '$.answer.refused.of.prepare.address';
        value: string;
    }
    interface LetterAnswerRefusedOfPrepareBallotRoundFieldEvent {
        field: '$.answer.refused.of.prepare.ballot.round';
        value: number;
    }
    interface LetterAnswerRefusedOfPrepareBallotIncarnationFieldEvent {
        field: '$.answer.refused.of.prepare.ballot.incarnation';
        value: number;
    }
    interface LetterAnswerRefusedOfPrepareReleasedFieldEvent {
        field: '$.answer.refused.of.prepare.released';
        value: number;
    }
    interface LetterAnswerRefusedOfProposeAddressFieldEvent {
        field: '$.answer.refused.of.propose.address';
        value: string;
    }
    interface LetterAnswerRefusedOfProposeBallotRoundFieldEvent {
        field: '$.answer.refused.of.propose.ballot.round';
        value: number;
    }
    interface LetterAnswerRefusedOfProposeBallotIncarnationFieldEvent {
        field: '$.answer.refused.of.propose.ballot.incarnation';
        value: number;
    }
    interface LetterAnswerRefusedOfProposeEpochFieldEvent {
        field: '$.answer.refused.of.propose.epoch';
        value: number;
    }
    interface LetterAnswerRefusedOfRenewIncarnationFieldEvent {
        field: '$.answer.refused.of.renew.incarnation';
        value: number;
    }
    interface LetterAnswerRefusedOfRenewSeqFieldEvent {
        field: '$.answer.refused.of.renew.seq';
        value: number;
    }
    interface LetterAnswerRefusedOfRenewPartFieldEvent {
        field: '$.answer.refused.of.renew.part';
        value: number;
    }
    interface LetterAnswerRefusedOfRenewKeysAddressFieldEvent {
        field: '$.answer.refused.of.renew.keys[].address';
        value: string;
        index: number;
    }
    interface LetterAnswerRefusedOfRenewKeysEpochFieldEvent {
        field: '$.answer.refused.of.renew.keys[].epoch';
        value: number;
        index: number;
    }
    interface LetterAnswerRefusedOfRenewDigestCountFieldEvent {
        field: '$.answer.refused.of.renew.digest.count';
        value: number;
    }
    interface LetterAnswerRefusedOfRenewDigestHighFieldEvent {
        field: '$.answer.refused.of.renew.digest.high';
        value: number;
    }
    interface LetterAnswerRefusedOfRenewDigestLowFieldEvent {
        field: '$.answer.refused.of.renew.digest.low';
        value: number;
    }
    interface LetterAnswerRefusedOfReleaseIncarnationFieldEvent {
        field: '$.answer.refused.of.release.incarnation';
        value: number;
    }
    interface LetterAnswerRefusedOfReleaseSeqFieldEvent {
        field: '$.answer.refused.of.release.seq';
        value: number;
    }
    interface LetterAnswerRefusedOfReleaseKeysAddressFieldEvent {
        field: '$.answer.refused.of.release.keys[].address';
        value: string;
        index: number;
    }
    interface LetterAnswerRefusedOfReleaseKeysEpochFieldEvent {
        field: '$.answer.refused.of.release.keys[].epoch';
        value: number;
        index: number;
    }
    interface LetterAnswerRefusedOfReleaseSuccessorFieldEvent {
        field: '$.answer.refused.of.release.successor';
        value: string;
    }
    interface LetterAnswerRefusedOfWhereRequestFieldEvent {
        field: '$.answer.refused.of.where.request';
        value: number;
    }
    interface LetterAnswerRefusedOfWhereAddressFieldEvent {
        field: '$.answer.refused.of.where.address';
        value: string;
    }
    interface LetterAnswerRefusedWhyFieldEvent {
        field: '$.answer.refused.why';
        value: string;
    }
    interface LetterAnswerRefusedRetryAfterMsFieldEvent {
        field: '$.answer.refused.retryAfterMs';
        value: number;
    }
    interface LetterAnswerRefusedLinksConfigMeshFieldEvent {
        field: '$.answer.refused.links[].config.mesh';
        value: string;
        index: number;
    }
    interface LetterAnswerRefusedLinksConfigGenerationFieldEvent {
        field: '$.answer.refused.links[].config.generation';
        value: number;
        index: number;
    }
    interface LetterAnswerRefusedLinksConfigEpochFieldEvent {
        field: '$.answer.refused.links[].config.epoch';
        value: number;
        index: number;
    }
    interface LetterAnswerRefusedLinksConfigPreviousFieldEvent {
        field: '$.answer.refused.links[].config.previous';
        value: string;
        index: number;
    }
    interface LetterAnswerRefusedLinksConfigWardensPeerFieldEvent {
        field: '$.answer.refused.links[].config.wardens[].peer';
        value: string;
        index: number;
    }
    interface LetterAnswerRefusedLinksConfigWardensStoreFieldEvent {
        field: '$.answer.refused.links[].config.wardens[].store';
        value: string;
        index: number;
    }
    interface LetterAnswerRefusedLinksConfigWardensZoneFieldEvent {
        field: '$.answer.refused.links[].config.wardens[].zone';
        value: string;
        index: number;
    }
    interface LetterAnswerRefusedLinksConfigKFieldEvent {
        field: '$.answer.refused.links[].config.k';
        value: number;
        index: number;
    }
    interface LetterAnswerRefusedLinksConfigLeaseMsFieldEvent {
        field: '$.answer.refused.links[].config.leaseMs';
        value: number;
        index: number;
    }
    interface LetterAnswerRefusedLinksConfigRemovedFieldEvent {
        field: '$.answer.refused.links[].config.removed[]';
        index: number;
        value: string;
    }
    interface LetterAnswerRefusedLinksBallotRoundFieldEvent {
        field: '$.answer.refused.links[].ballot.round';
        value: number;
        index: number;
    }
    interface LetterAnswerRefusedLinksBallotPeerFieldEvent {
        field: '$.answer.refused.links[].ballot.peer';
        value: string;
        index: number;
    }
    interface LetterAnswerRefusedLinksBallotIncarnationFieldEvent {
        field: '$.answer.refused.links[].ballot.incarnation';
        value: number;
        index: number;
    }
    interface LetterAnswerRefusedLinksSignaturesPeerFieldEvent {
        field: '$.answer.refused.links[].signatures[].peer';
        value: string;
        index: number;
    }
    interface LetterAnswerRefusedLinksSignaturesStoreFieldEvent {
        field: '$.answer.refused.links[].signatures[].store';
        value: string;
        index: number;
    }
    interface LetterAnswerRefusedLinksSignaturesSignatureFieldEvent {
        field: '$.answer.refused.links[].signatures[].signature';
        value: string;
        index: number;
    }
    interface LetterAnswerRefusedLinksMeshFieldEvent {
        field: '$.answer.refused.links[].mesh';
        value: string;
        index: number;
    }
    interface LetterStepStoreFieldEvent {
        field: '$.step.store';
        value: string;
    }
    interface LetterStepPrepareStepConfigFieldEvent {
        field: '$.step.prepareStep.config';
        value: string;
    }
    interface LetterStepPrepareStepBallotRoundFieldEvent {
        field: '$.step.prepareStep.ballot.round';
        value: number;
    }
    interface LetterStepPrepareStepBallotPeerFieldEvent {
        field: '$.step.prepareStep.ballot.peer';
        value: string;
    }
    interface LetterStepPrepareStepBallotIncarnationFieldEvent {
        field: '$.step.prepareStep.ballot.incarnation';
        value: number;
    }
    interface LetterStepPrepareStepWantedMeshFieldEvent {
        field: '$.step.prepareStep.wanted.mesh';
        value: string;
    }
    interface LetterStepPrepareStepWantedGenerationFieldEvent {
        field: '$.step.prepareStep.wanted.generation';
        value: number;
    }
    interface LetterStepPrepareStepWantedEpochFieldEvent {
        field: '$.step.prepareStep.wanted.epoch';
        value: number;
    }
    interface LetterStepPrepareStepWantedPreviousFieldEvent {
        field: '$.step.prepareStep.wanted.previous';
        value: string;
    }
    interface LetterStepPrepareStepWantedWardensPeerFieldEvent {
        field: '$.step.prepareStep.wanted.wardens[].peer';
        value: string;
        index: number;
    }
    interface LetterStepPrepareStepWantedWardensStoreFieldEvent {
        field: '$.step.prepareStep.wanted.wardens[].store';
        value: string;
        index: number;
    }
    interface LetterStepPrepareStepWantedWardensZoneFieldEvent {
        field: '$.step.prepareStep.wanted.wardens[].zone';
        value: string;
        index: number;
    }
    interface LetterStepPrepareStepWantedKFieldEvent {
        field: '$.step.prepareStep.wanted.k';
        value: number;
    }
    interface LetterStepPrepareStepWantedLeaseMsFieldEvent {
        field: '$.step.prepareStep.wanted.leaseMs';
        value: number;
    }
    interface LetterStepPrepareStepWantedRemovedFieldEvent {
        field: '$.step.prepareStep.wanted.removed[]';
        index: number;
        value: string;
    }
    interface LetterStepPromiseStepConfigFieldEvent {
        field: '$.step.promiseStep.config';
        value: string;
    }
    interface LetterStepPromiseStepBallotRoundFieldEvent {
        field: '$.step.promiseStep.ballot.round';
        value: number;
    }
    interface LetterStepPromiseStepBallotPeerFieldEvent {
        field: '$.step.promiseStep.ballot.peer';
        value: string;
    }
    interface LetterStepPromiseStepBallotIncarnationFieldEvent {
        field: '$.step.promiseStep.ballot.incarnation';
        value: number;
    }
    interface LetterStepPromiseStepSnapshotFloorFieldEvent {
        field: '$.step.promiseStep.snapshot.floor';
        value: number;
    }
    interface LetterStepPromiseStepSnapshotSilenceMsFieldEvent {
        field: '$.step.promiseStep.snapshot.silenceMs';
        value: number;
    }
    interface LetterStepPromiseStepSnapshotRecordsAddressFieldEvent {
        field: '$.step.promiseStep.snapshot.records[].address';
        value: string;
        index: number;
    }
    interface LetterStepPromiseStepSnapshotRecordsEpochFieldEvent {
        field: '$.step.promiseStep.snapshot.records[].epoch';
        value: number;
        index: number;
    }
    interface LetterStepPromiseStepSnapshotRecordsHighestFieldEvent {
        field: '$.step.promiseStep.snapshot.records[].highest';
        value: number;
        index: number;
    }
    interface LetterStepPromiseStepSnapshotRecordsPeerFieldEvent {
        field: '$.step.promiseStep.snapshot.records[].peer';
        value: string;
        index: number;
    }
    interface LetterStepPromiseStepSnapshotRecordsIncarnationFieldEvent {
        field: '$.step.promiseStep.snapshot.records[].incarnation';
        value: number;
        index: number;
    }
    interface LetterStepPromiseStepSnapshotRecordsTermFieldEvent {
        field: '$.step.promiseStep.snapshot.records[].term';
        value: number;
        index: number;
    }
    interface LetterStepPromiseStepSnapshotRecordsRoundFieldEvent {
        field: '$.step.promiseStep.snapshot.records[].round';
        value: number;
        index: number;
    }
    interface LetterStepPromiseStepSnapshotRecordsRivalFieldEvent {
        field: '$.step.promiseStep.snapshot.records[].rival';
        value: number;
        index: number;
    }
    interface LetterStepPromiseStepSnapshotRecordsRemainingMsFieldEvent {
        field: '$.step.promiseStep.snapshot.records[].remainingMs';
        value: number;
        index: number;
    }
    interface LetterStepPromiseStepSnapshotRecordsSuccessorFieldEvent {
        field: '$.step.promiseStep.snapshot.records[].successor';
        value: string;
        index: number;
    }
    interface LetterStepPromiseStepAcceptedBallotRoundFieldEvent {
        field: '$.step.promiseStep.accepted.ballot.round';
        value: number;
    }
    interface LetterStepPromiseStepAcceptedBallotPeerFieldEvent {
        field: '$.step.promiseStep.accepted.ballot.peer';
        value: string;
    }
    interface LetterStepPromiseStepAcceptedBallotIncarnationFieldEvent {
        field: '$.step.promiseStep.accepted.ballot.incarnation';
        value: number;
    }
    interface LetterStepPromiseStepAcceptedConfigMeshFieldEvent {
        field: '$.step.promiseStep.accepted.config.mesh';
        value: string;
    }
    interface LetterStepPromiseStepAcceptedConfigGenerationFieldEvent {
        field: '$.step.promiseStep.accepted.config.generation';
        value: number;
    }
    interface LetterStepPromiseStepAcceptedConfigEpochFieldEvent {
        field: '$.step.promiseStep.accepted.config.epoch';
        value: number;
    }
    interface LetterStepPromiseStepAcceptedConfigPreviousFieldEvent {
        field: '$.step.promiseStep.accepted.config.previous';
        value: string;
    }
    interface LetterStepPromiseStepAcceptedConfigWardensPeerFieldEvent {
        field: '$.step.promiseStep.accepted.config.wardens[].peer';
        value: string;
        index: number;
    }
    interface LetterStepPromiseStepAcceptedConfigWardensStoreFieldEvent {
        field: '$.step.promiseStep.accepted.config.wardens[].store';
        value: string;
        index: number;
    }
    interface LetterStepPromiseStepAcceptedConfigWardensZoneFieldEvent {
        field: '$.step.promiseStep.accepted.config.wardens[].zone';
        value: string;
        index: number;
    }
    interface LetterStepPromiseStepAcceptedConfigKFieldEvent {
        field: '$.step.promiseStep.accepted.config.k';
        value: number;
    }
    interface LetterStepPromiseStepAcceptedConfigLeaseMsFieldEvent {
        field: '$.step.promiseStep.accepted.config.leaseMs';
        value: number;
    }
    interface LetterStepPromiseStepAcceptedConfigRemovedFieldEvent {
        field: '$.step.promiseStep.accepted.config.removed[]';
        index: number;
        value: string;
    }
    interface LetterStepOvertakenStepConfigFieldEvent {
        field: '$.step.overtakenStep.config';
        value: string;
    }
    interface LetterStepOvertakenStepBallotRoundFieldEvent {
        field: '$.step.overtakenStep.ballot.round';
        value: number;
    }
    interface LetterStepOvertakenStepBallotPeerFieldEvent {
        field: '$.step.overtakenStep.ballot.peer';
        value: string;
    }
    interface LetterStepOvertakenStepBallotIncarnationFieldEvent {
        field: '$.step.overtakenStep.ballot.incarnation';
        value: number;
    }
    interface LetterStepOvertakenStepPromisedRoundFieldEvent {
        field: '$.step.overtakenStep.promised.round';
        value: number;
    }
    interface LetterStepOvertakenStepPromisedPeerFieldEvent {
        field: '$.step.overtakenStep.promised.peer';
        value: string;
    }
    interface LetterStepOvertakenStepPromisedIncarnationFieldEvent {
        field: '$.step.overtakenStep.promised.incarnation';
        value: number;
    }
    interface LetterStepInstallConfigFieldEvent {
        field: '$.step.install.config';
        value: string;
    }
    interface LetterStepInstallBallotRoundFieldEvent {
        field: '$.step.install.ballot.round';
        value: number;
    }
    interface LetterStepInstallBallotPeerFieldEvent {
        field: '$.step.install.ballot.peer';
        value: string;
    }
    interface LetterStepInstallBallotIncarnationFieldEvent {
        field: '$.step.install.ballot.incarnation';
        value: number;
    }
    interface LetterStepInstallNextConfigMeshFieldEvent {
        field: '$.step.install.next.config.mesh';
        value: string;
    }
    interface LetterStepInstallNextConfigGenerationFieldEvent {
        field: '$.step.install.next.config.generation';
        value: number;
    }
    interface LetterStepInstallNextConfigEpochFieldEvent {
        field: '$.step.install.next.config.epoch';
        value: number;
    }
    interface LetterStepInstallNextConfigPreviousFieldEvent {
        field: '$.step.install.next.config.previous';
        value: string;
    }
    interface LetterStepInstallNextConfigWardensPeerFieldEvent {
        field: '$.step.install.next.config.wardens[].peer';
        value: string;
        index: number;
    }
    interface LetterStepInstallNextConfigWardensStoreFieldEvent {
        field: '$.step.install.next.config.wardens[].store';
        value: string;
        index: number;
    }
    interface LetterStepInstallNextConfigWardensZoneFieldEvent {
        field: '$.step.install.next.config.wardens[].zone';
        value: string;
        index: number;
    }
    interface LetterStepInstallNextConfigKFieldEvent {
        field: '$.step.install.next.config.k';
        value: number;
    }
    interface LetterStepInstallNextConfigLeaseMsFieldEvent {
        field: '$.step.install.next.config.leaseMs';
        value: number;
    }
    interface LetterStepInstallNextConfigRemovedFieldEvent {
        field: '$.step.install.next.config.removed[]';
        index: number;
        value: string;
    }
    interface LetterStepInstallNextBallotRoundFieldEvent {
        field: '$.step.install.next.ballot.round';
        value: number;
    }
    interface LetterStepInstallNextBallotPeerFieldEvent {
        field: '$.step.install.next.ballot.peer';
        value: string;
    }
    interface LetterStepInstallNextBallotIncarnationFieldEvent {
        field: '$.step.install.next.ballot.incarnation';
        value: number;
    }
    interface LetterStepInstallNextSignaturesPeerFieldEvent {
        field: '$.step.install.next.signatures[].peer';
        value: string;
        index: number;
    }
    interface LetterStepInstallNextSignaturesStoreFieldEvent {
        field: '$.step.install.next.signatures[].store';
        value: string;
        index: number;
    }
    interface LetterStepInstallNextSignaturesSignatureFieldEvent {
        field: '$.step.install.next.signatures[].signature';
        value: string;
        index: number;
    }
    interface LetterStepInstallNextMeshFieldEvent {
        field: '$.step.install.next.mesh';
        value: string;
    }
    interface LetterStepInstallMergedFloorFieldEvent {
        field: '$.step.install.merged.floor';
        value: number;
    }
    interface LetterStepInstallMergedSilenceMsFieldEvent {
        field: '$.step.install.merged.silenceMs';
        value: number;
    }
    interface LetterStepInstallMergedRecordsAddressFieldEvent {
        field: '$.step.install.merged.records[].address';
        value: string;
        index: number;
    }
    interface LetterStepInstallMergedRecordsEpochFieldEvent {
        field: '$.step.install.merged.records[].epoch';
        value: number;
        index: number;
    }
    interface LetterStepInstallMergedRecordsHighestFieldEvent {
        field: '$.step.install.merged.records[].highest';
        value: number;
        index: number;
    }
    interface LetterStepInstallMergedRecordsPeerFieldEvent {
        field: '$.step.install.merged.records[].peer';
        value: string;
        index: number;
    }
    interface LetterStepInstallMergedRecordsIncarnationFieldEvent {
        field: '$.step.install.merged.records[].incarnation';
        value: number;
        index: number;
    }
    interface LetterStepInstallMergedRecordsTermFieldEvent {
        field: '$.step.install.merged.records[].term';
        value: number;
        index: number;
    }
    interface LetterStepInstallMergedRecordsRoundFieldEvent {
        field: '$.step.install.merged.records[].round';
        value: number;
        index: number;
    }
    interface LetterStepInstallMergedRecordsRivalFieldEvent {
        field: '$.step.install.merged.records[].rival';
        value: number;
        index: number;
    }
    interface LetterStepInstallMergedRecordsRemainingMsFieldEvent {
        field: '$.step.install.merged.records[].remainingMs';
        value: number;
        index: number;
    }
    interface LetterStepInstallMergedRecordsSuccessorFieldEvent {
        field: '$.step.install.merged.records[].successor';
        value: string;
        index: number;
    }
    interface LetterStepInstalledConfigFieldEvent {
        field: '$.step.installed.config';
        value: string;
    }
    interface LetterStepInstalledBallotRoundFieldEvent {
        field: '$.step.installed.ballot.round';
        value: number;
    }
    interface LetterStepInstalledBallotPeerFieldEvent {
        field: '$.step.installed.ballot.peer';
        value: string;
    }
    interface LetterStepInstalledBallotIncarnationFieldEvent {
        field: '$.step.installed.ballot.incarnation';
        value: number;
    }
    interface LetterStepAcceptStepConfigFieldEvent {
        field: '$.step.acceptStep.config';
        value: string;
    }
    interface LetterStepAcceptStepBallotRoundFieldEvent {
        field: '$.step.acceptStep.ballot.round';
        value: number;
    }
    interface LetterStepAcceptStepBallotPeerFieldEvent {
        field: '$.step.acceptStep.ballot.peer';
        value: string;
    }
    interface LetterStepAcceptStepBallotIncarnationFieldEvent {
        field: '$.step.acceptStep.ballot.incarnation';
        value: number;
    }
    interface LetterStepAcceptStepNextMeshFieldEvent {
        field: '$.step.acceptStep.next.mesh';
        value: string;
    }
    interface LetterStepAcceptStepNextGenerationFieldEvent {
        field: '$.step.acceptStep.next.generation';
        value: number;
    }
    interface LetterStepAcceptStepNextEpochFieldEvent {
        field: '$.step.acceptStep.next.epoch';
        value: number;
    }
    interface LetterStepAcceptStepNextPreviousFieldEvent {
        field: '$.step.acceptStep.next.previous';
        value: string;
    }
    interface LetterStepAcceptStepNextWardensPeerFieldEvent {
        field: '$.step.acceptStep.next.wardens[].peer';
        value: string;
        index: number;
    }
    interface LetterStepAcceptStepNextWardensStoreFieldEvent {
        field: '$.step.acceptStep.next.wardens[].store';
        value: string;
        index: number;
    }
    interface LetterStepAcceptStepNextWardensZoneFieldEvent {
        field: '$.step.acceptStep.next.wardens[].zone';
        value: string;
        index: number;
    }
    interface LetterStepAcceptStepNextKFieldEvent {
        field: '$.step.acceptStep.next.k';
        value: number;
    }
    interface LetterStepAcceptStepNextLeaseMsFieldEvent {
        field: '$.step.acceptStep.next.leaseMs';
        value: number;
    }
    interface LetterStepAcceptStepNextRemovedFieldEvent {
        field: '$.step.acceptStep.next.removed[]';
        index: number;
        value: string;
    }
    interface LetterStepAcceptedStepConfigFieldEvent {
        field: '$.step.acceptedStep.config';
        value: string;
    }
    interface LetterStepAcceptedStepBallotRoundFieldEvent {
        field: '$.step.acceptedStep.ballot.round';
        value: number;
    }
    interface LetterStepAcceptedStepBallotPeerFieldEvent {
        field: '$.step.acceptedStep.ballot.peer';
        value: string;
    }
    interface LetterStepAcceptedStepBallotIncarnationFieldEvent {
        field: '$.step.acceptedStep.ballot.incarnation';
        value: number;
    }
    interface LetterStepAcceptedStepSignatureFieldEvent {
        field: '$.step.acceptedStep.signature';
        value: string;
    }
    interface LetterStepLinksLinksConfigMeshFieldEvent {
        field: '$.step.links.links[].config.mesh';
        value: string;
        index: number;
    }
    interface LetterStepLinksLinksConfigGenerationFieldEvent {
        field: '$.step.links.links[].config.generation';
        value: number;
        index: number;
    }
    interface LetterStepLinksLinksConfigEpochFieldEvent {
        field: '$.step.links.links[].config.epoch';
        value: number;
        index: number;
    }
    interface LetterStepLinksLinksConfigPreviousFieldEvent {
        field: '$.step.links.links[].config.previous';
        value: string;
        index: number;
    }
    interface LetterStepLinksLinksConfigWardensPeerFieldEvent {
        field: '$.step.links.links[].config.wardens[].peer';
        value: string;
        index: number;
    }
    interface LetterStepLinksLinksConfigWardensStoreFieldEvent {
        field: '$.step.links.links[].config.wardens[].store';
        value: string;
        index: number;
    }
    interface LetterStepLinksLinksConfigWardensZoneFieldEvent {
        field: '$.step.links.links[].config.wardens[].zone';
        value: string;
        index: number;
    }
    interface LetterStepLinksLinksConfigKFieldEvent {
        field: '$.step.links.links[].config.k';
        value: number;
        index: number;
    }
    interface LetterStepLinksLinksConfigLeaseMsFieldEvent {
        field: '$.step.links.links[].config.leaseMs';
        value: number;
        index: number;
    }
    interface LetterStepLinksLinksConfigRemovedFieldEvent {
        field: '$.step.links.links[].config.removed[]';
        index: number;
        value: string;
    }
    interface LetterStepLinksLinksBallotRoundFieldEvent {
        field: '$.step.links.links[].ballot.round';
        value: number;
        index: number;
    }
    interface LetterStepLinksLinksBallotPeerFieldEvent {
        field: '$.step.links.links[].ballot.peer';
        value: string;
        index: number;
    }
    interface LetterStepLinksLinksBallotIncarnationFieldEvent {
        field: '$.step.links.links[].ballot.incarnation';
        value: number;
        index: number;
    }
    interface LetterStepLinksLinksSignaturesPeerFieldEvent {
        field: '$.step.links.links[].signatures[].peer';
        value: string;
        index: number;
    }
    interface LetterStepLinksLinksSignaturesStoreFieldEvent {
        field: '$.step.links.links[].signatures[].store';
        value: string;
        index: number;
    }
    interface LetterStepLinksLinksSignaturesSignatureFieldEvent {
        field: '$.step.links.links[].signatures[].signature';
        value: string;
        index: number;
    }
    interface LetterStepLinksLinksMeshFieldEvent {
        field: '$.step.links.links[].mesh';
        value: string;
        index: number;
    }
    interface LetterStepWantLinksConfigFieldEvent {
        field: '$.step.wantLinks.config';
        value: string;
    }
    interface LetterStepWantRecordsConfigFieldEvent {
        field: '$.step.wantRecords.config';
        value: string;
    }
    interface LetterStepRecordsConfigFieldEvent {
        field: '$.step.records.config';
        value: string;
    }
    interface LetterStepRecordsMergedFloorFieldEvent {
        field: '$.step.records.merged.floor';
        value: number;
    }
    interface LetterStepRecordsMergedSilenceMsFieldEvent {
        field: '$.step.records.merged.silenceMs';
        value: number;
    }
    interface LetterStepRecordsMergedRecordsAddressFieldEvent {
        field: '$.step.records.merged.records[].address';
        value: string;
        index: number;
    }
    interface LetterStepRecordsMergedRecordsEpochFieldEvent {
        field: '$.step.records.merged.records[].epoch';
        value: number;
        index: number;
    }
    interface LetterStepRecordsMergedRecordsHighestFieldEvent {
        field: '$.step.records.merged.records[].highest';
        value: number;
        index: number;
    }
    interface LetterStepRecordsMergedRecordsPeerFieldEvent {
        field: '$.step.records.merged.records[].peer';
        value: string;
        index: number;
    }
    interface LetterStepRecordsMergedRecordsIncarnationFieldEvent {
        field: '$.step.records.merged.records[].incarnation';
        value: number;
        index: number;
    }
    interface LetterStepRecordsMergedRecordsTermFieldEvent {
        field: '$.step.records.merged.records[].term';
        value: number;
        index: number;
    }
    interface LetterStepRecordsMergedRecordsRoundFieldEvent {
        field: '$.step.records.merged.records[].round';
        value: number;
        index: number;
    }
    interface LetterStepRecordsMergedRecordsRivalFieldEvent {
        field: '$.step.records.merged.records[].rival';
        value: number;
        index: number;
    }
    interface LetterStepRecordsMergedRecordsRemainingMsFieldEvent {
        field: '$.step.records.merged.records[].remainingMs';
        value: number;
        index: number;
    }
    interface LetterStepRecordsMergedRecordsSuccessorFieldEvent {
        field: '$.step.records.merged.records[].successor';
        value: string;
        index: number;
    }
    interface LetterStepSurrenderConfigFieldEvent {
        field: '$.step.surrender.config';
        value: string;
    }
    interface LetterStepSurrenderNextConfigMeshFieldEvent {
        field: '$.step.surrender.next.config.mesh';
        value: string;
    }
    interface LetterStepSurrenderNextConfigGenerationFieldEvent {
        field: '$.step.surrender.next.config.generation';
        value: number;
    }
    interface LetterStepSurrenderNextConfigEpochFieldEvent {
        field: '$.step.surrender.next.config.epoch';
        value: number;
    }
    interface LetterStepSurrenderNextConfigPreviousFieldEvent {
        field: '$.step.surrender.next.config.previous';
        value: string;
    }
    interface LetterStepSurrenderNextConfigWardensPeerFieldEvent {
        field: '$.step.surrender.next.config.wardens[].peer';
        value: string;
        index: number;
    }
    interface LetterStepSurrenderNextConfigWardensStoreFieldEvent {
        field: '$.step.surrender.next.config.wardens[].store';
        value: string;
        index: number;
    }
    interface LetterStepSurrenderNextConfigWardensZoneFieldEvent {
        field: '$.step.surrender.next.config.wardens[].zone';
        value: string;
        index: number;
    }
    interface LetterStepSurrenderNextConfigKFieldEvent {
        field: '$.step.surrender.next.config.k';
        value: number;
    }
    interface LetterStepSurrenderNextConfigLeaseMsFieldEvent {
        field: '$.step.surrender.next.config.leaseMs';
        value: number;
    }
    interface LetterStepSurrenderNextConfigRemovedFieldEvent {
        field: '$.step.surrender.next.config.removed[]';
        index: number;
        value: string;
    }
    interface LetterStepSurrenderNextBallotRoundFieldEvent {
        field: '$.step.surrender.next.ballot.round';
        value: number;
    }
    interface LetterStepSurrenderNextBallotPeerFieldEvent {
        field: '$.step.surrender.next.ballot.peer';
        value: string;
    }
    interface LetterStepSurrenderNextBallotIncarnationFieldEvent {
        field: '$.step.surrender.next.ballot.incarnation';
        value: number;
    }
    interface LetterStepSurrenderNextSignaturesPeerFieldEvent {
        field: '$.step.surrender.next.signatures[].peer';
        value: string;
        index: number;
    }
    interface LetterStepSurrenderNextSignaturesStoreFieldEvent {
        field: '$.step.surrender.next.signatures[].store';
        value: string;
        index: number;
    }
    interface LetterStepSurrenderNextSignaturesSignatureFieldEvent {
        field: '$.step.surrender.next.signatures[].signature';
        value: string;
        index: number;
    }
    interface LetterStepSurrenderNextMeshFieldEvent {
        field: '$.step.surrender.next.mesh';
        value: string;
    }
    interface LetterStepSurrenderedConfigFieldEvent {
        field: '$.step.surrendered.config';
        value: string;
    }
    interface LetterStepSurrenderedSnapshotFloorFieldEvent {
        field: '$.step.surrendered.snapshot.floor';
        value: number;
    }
    interface LetterStepSurrenderedSnapshotSilenceMsFieldEvent {
        field: '$.step.surrendered.snapshot.silenceMs';
        value: number;
    }
    interface LetterStepSurrenderedSnapshotRecordsAddressFieldEvent {
        field: '$.step.surrendered.snapshot.records[].address';
        value: string;
        index: number;
    }
    interface LetterStepSurrenderedSnapshotRecordsEpochFieldEvent {
        field: '$.step.surrendered.snapshot.records[].epoch';
        value: number;
        index: number;
    }
    interface LetterStepSurrenderedSnapshotRecordsHighestFieldEvent {
        field: '$.step.surrendered.snapshot.records[].highest';
        value: number;
        index: number;
    }
    interface LetterStepSurrenderedSnapshotRecordsPeerFieldEvent {
        field: '$.step.surrendered.snapshot.records[].peer';
        value: string;
        index: number;
    }
    interface LetterStepSurrenderedSnapshotRecordsIncarnationFieldEvent {
        field: '$.step.surrendered.snapshot.records[].incarnation';
        value: number;
        index: number;
    }
    interface LetterStepSurrenderedSnapshotRecordsTermFieldEvent {
        field: '$.step.surrendered.snapshot.records[].term';
        value: number;
        index: number;
    }
    interface LetterStepSurrenderedSnapshotRecordsRoundFieldEvent {
        field: '$.step.surrendered.snapshot.records[].round';
        value: number;
        index: number;
    }
    interface LetterStepSurrenderedSnapshotRecordsRivalFieldEvent {
        field: '$.step.surrendered.snapshot.records[].rival';
        value: number;
        index: number;
    }
    interface LetterStepSurrenderedSnapshotRecordsRemainingMsFieldEvent {
        field: '$.step.surrendered.snapshot.records[].remainingMs';
        value: number;
        index: number;
    }
    interface LetterStepSurrenderedSnapshotRecordsSuccessorFieldEvent {
        field: '$.step.surrendered.snapshot.records[].successor';
        value: string;
        index: number;
    }
    function encode(obj: Partial<Letter>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Letter>): Letter;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Letter>): Generator<LetterAskConfigFieldEvent | LetterAskPrepareAddressFieldEvent | LetterAskPrepareBallotRoundFieldEvent | LetterAskPrepareBallotIncarnationFieldEvent | LetterAskPrepareReleasedFieldEvent | LetterAskProposeAddressFieldEvent | LetterAskProposeBallotRoundFieldEvent | LetterAskProposeBallotIncarnationFieldEvent | LetterAskProposeEpochFieldEvent | LetterAskRenewIncarnationFieldEvent | LetterAskRenewSeqFieldEvent | LetterAskRenewPartFieldEvent | LetterAskRenewKeysAddressFieldEvent | LetterAskRenewKeysEpochFieldEvent | LetterAskRenewDigestCountFieldEvent | LetterAskRenewDigestHighFieldEvent | LetterAskRenewDigestLowFieldEvent | LetterAskReleaseIncarnationFieldEvent | LetterAskReleaseSeqFieldEvent | LetterAskReleaseKeysAddressFieldEvent | LetterAskReleaseKeysEpochFieldEvent | LetterAskReleaseSuccessorFieldEvent | LetterAskWhereRequestFieldEvent | LetterAskWhereAddressFieldEvent | LetterAnswerConfigFieldEvent | LetterAnswerStoreFieldEvent | LetterAnswerPromiseAddressFieldEvent | LetterAnswerPromiseBallotRoundFieldEvent | LetterAnswerPromiseBallotIncarnationFieldEvent | LetterAnswerPromiseRecordedPeerFieldEvent | LetterAnswerPromiseRecordedIncarnationFieldEvent | LetterAnswerPromiseRecordedEpochFieldEvent | LetterAnswerPromiseRivalFieldEvent | LetterAnswerPromiseFloorFieldEvent | LetterAnswerLiveAddressFieldEvent | LetterAnswerLiveBallotRoundFieldEvent | LetterAnswerLiveBallotIncarnationFieldEvent | LetterAnswerLiveHolderPeerFieldEvent | LetterAnswerLiveHolderIncarnationFieldEvent | LetterAnswerLiveHolderEpochFieldEvent | LetterAnswerLiveRemainingMsFieldEvent | LetterAnswerOvertakenAddressFieldEvent | LetterAnswerOvertakenBallotRoundFieldEvent | LetterAnswerOvertakenBallotIncarnationFieldEvent | LetterAnswerOvertakenRoundFieldEvent | LetterAnswerOvertakenEpochFieldEvent | LetterAnswerAcceptedAddressFieldEvent | LetterAnswerAcceptedBallotRoundFieldEvent | LetterAnswerAcceptedBallotIncarnationFieldEvent | LetterAnswerAcceptedEpochFieldEvent | LetterAnswerAcceptedRivalFieldEvent | LetterAnswerRenewedSeqFieldEvent | LetterAnswerRenewedPartFieldEvent | LetterAnswerRenewedKeysAddressFieldEvent | LetterAnswerRenewedKeysEpochFieldEvent | LetterAnswerRenewedAllFieldEvent | LetterAnswerRenewedOtherFieldEvent | LetterAnswerReleasedSeqFieldEvent | LetterAnswerAtRequestFieldEvent | LetterAnswerAtHolderPeerFieldEvent | LetterAnswerAtHolderIncarnationFieldEvent | LetterAnswerAtHolderEpochFieldEvent | LetterAnswerAtRemainingMsFieldEvent | LetterAnswerRefusedOfConfigFieldEvent | LetterAnswerRefusedOfPrepareAddressFieldEvent | LetterAnswerRefusedOfPrepareBallotRoundFieldEvent | LetterAnswerRefusedOfPrepareBallotIncarnationFieldEvent | LetterAnswerRefusedOfPrepareReleasedFieldEvent | LetterAnswerRefusedOfProposeAddressFieldEvent | LetterAnswerRefusedOfProposeBallotRoundFieldEvent | LetterAnswerRefusedOfProposeBallotIncarnationFieldEvent | LetterAnswerRefusedOfProposeEpochFieldEvent | LetterAnswerRefusedOfRenewIncarnationFieldEvent | LetterAnswerRefusedOfRenewSeqFieldEvent | LetterAnswerRefusedOfRenewPartFieldEvent | LetterAnswerRefusedOfRenewKeysAddressFieldEvent | LetterAnswerRefusedOfRenewKeysEpochFieldEvent | LetterAnswerRefusedOfRenewDigestCountFieldEvent | LetterAnswerRefusedOfRenewDigestHighFieldEvent | LetterAnswerRefusedOfRenewDigestLowFieldEvent | LetterAnswerRefusedOfReleaseIncarnationFieldEvent | LetterAnswerRefusedOfReleaseSeqFieldEvent | LetterAnswerRefusedOfReleaseKeysAddressFieldEvent | LetterAnswerRefusedOfReleaseKeysEpochFieldEvent | LetterAnswerRefusedOfReleaseSuccessorFieldEvent | LetterAnswerRefusedOfWhereRequestFieldEvent | LetterAnswerRefusedOfWhereAddressFieldEvent | LetterAnswerRefusedWhyFieldEvent | LetterAnswerRefusedRetryAfterMsFieldEvent | LetterAnswerRefusedLinksConfigMeshFieldEvent | LetterAnswerRefusedLinksConfigGenerationFieldEvent | LetterAnswerRefusedLinksConfigEpochFieldEvent | LetterAnswerRefusedLinksConfigPreviousFieldEvent | LetterAnswerRefusedLinksConfigWardensPeerFieldEvent | LetterAnswerRefusedLinksConfigWardensStoreFieldEvent | LetterAnswerRefusedLinksConfigWardensZoneFieldEvent | LetterAnswerRefusedLinksConfigKFieldEvent | LetterAnswerRefusedLinksConfigLeaseMsFieldEvent | LetterAnswerRefusedLinksConfigRemovedFieldEvent | LetterAnswerRefusedLinksBallotRoundFieldEvent | LetterAnswerRefusedLinksBallotPeerFieldEvent | LetterAnswerRefusedLinksBallotIncarnationFieldEvent | LetterAnswerRefusedLinksSignaturesPeerFieldEvent | LetterAnswerRefusedLinksSignaturesStoreFieldEvent | LetterAnswerRefusedLinksSignaturesSignatureFieldEvent | LetterAnswerRefusedLinksMeshFieldEvent | LetterStepStoreFieldEvent | LetterStepPrepareStepConfigFieldEvent | LetterStepPrepareStepBallotRoundFieldEvent | LetterStepPrepareStepBallotPeerFieldEvent | LetterStepPrepareStepBallotIncarnationFieldEvent | LetterStepPrepareStepWantedMeshFieldEvent | LetterStepPrepareStepWantedGenerationFieldEvent | LetterStepPrepareStepWantedEpochFieldEvent | LetterStepPrepareStepWantedPreviousFieldEvent | LetterStepPrepareStepWantedWardensPeerFieldEvent | LetterStepPrepareStepWantedWardensStoreFieldEvent | LetterStepPrepareStepWantedWardensZoneFieldEvent | LetterStepPrepareStepWantedKFieldEvent | LetterStepPrepareStepWantedLeaseMsFieldEvent | LetterStepPrepareStepWantedRemovedFieldEvent | LetterStepPromiseStepConfigFieldEvent | LetterStepPromiseStepBallotRoundFieldEvent | LetterStepPromiseStepBallotPeerFieldEvent | LetterStepPromiseStepBallotIncarnationFieldEvent | LetterStepPromiseStepSnapshotFloorFieldEvent | LetterStepPromiseStepSnapshotSilenceMsFieldEvent | LetterStepPromiseStepSnapshotRecordsAddressFieldEvent | LetterStepPromiseStepSnapshotRecordsEpochFieldEvent | LetterStepPromiseStepSnapshotRecordsHighestFieldEvent | LetterStepPromiseStepSnapshotRecordsPeerFieldEvent | LetterStepPromiseStepSnapshotRecordsIncarnationFieldEvent | LetterStepPromiseStepSnapshotRecordsTermFieldEvent | LetterStepPromiseStepSnapshotRecordsRoundFieldEvent | LetterStepPromiseStepSnapshotRecordsRivalFieldEvent | LetterStepPromiseStepSnapshotRecordsRemainingMsFieldEvent | LetterStepPromiseStepSnapshotRecordsSuccessorFieldEvent | LetterStepPromiseStepAcceptedBallotRoundFieldEvent | LetterStepPromiseStepAcceptedBallotPeerFieldEvent | LetterStepPromiseStepAcceptedBallotIncarnationFieldEvent | LetterStepPromiseStepAcceptedConfigMeshFieldEvent | LetterStepPromiseStepAcceptedConfigGenerationFieldEvent | LetterStepPromiseStepAcceptedConfigEpochFieldEvent | LetterStepPromiseStepAcceptedConfigPreviousFieldEvent | LetterStepPromiseStepAcceptedConfigWardensPeerFieldEvent | LetterStepPromiseStepAcceptedConfigWardensStoreFieldEvent | LetterStepPromiseStepAcceptedConfigWardensZoneFieldEvent | LetterStepPromiseStepAcceptedConfigKFieldEvent | LetterStepPromiseStepAcceptedConfigLeaseMsFieldEvent | LetterStepPromiseStepAcceptedConfigRemovedFieldEvent | LetterStepOvertakenStepConfigFieldEvent | LetterStepOvertakenStepBallotRoundFieldEvent | LetterStepOvertakenStepBallotPeerFieldEvent | LetterStepOvertakenStepBallotIncarnationFieldEvent | LetterStepOvertakenStepPromisedRoundFieldEvent | LetterStepOvertakenStepPromisedPeerFieldEvent | LetterStepOvertakenStepPromisedIncarnationFieldEvent | LetterStepInstallConfigFieldEvent | LetterStepInstallBallotRoundFieldEvent | LetterStepInstallBallotPeerFieldEvent | LetterStepInstallBallotIncarnationFieldEvent | LetterStepInstallNextConfigMeshFieldEvent | LetterStepInstallNextConfigGenerationFieldEvent | LetterStepInstallNextConfigEpochFieldEvent | LetterStepInstallNextConfigPreviousFieldEvent | LetterStepInstallNextConfigWardensPeerFieldEvent | LetterStepInstallNextConfigWardensStoreFieldEvent | LetterStepInstallNextConfigWardensZoneFieldEvent | LetterStepInstallNextConfigKFieldEvent | LetterStepInstallNextConfigLeaseMsFieldEvent | LetterStepInstallNextConfigRemovedFieldEvent | LetterStepInstallNextBallotRoundFieldEvent | LetterStepInstallNextBallotPeerFieldEvent | LetterStepInstallNextBallotIncarnationFieldEvent | LetterStepInstallNextSignaturesPeerFieldEvent | LetterStepInstallNextSignaturesStoreFieldEvent | LetterStepInstallNextSignaturesSignatureFieldEvent | LetterStepInstallNextMeshFieldEvent | LetterStepInstallMergedFloorFieldEvent | LetterStepInstallMergedSilenceMsFieldEvent | LetterStepInstallMergedRecordsAddressFieldEvent | LetterStepInstallMergedRecordsEpochFieldEvent | LetterStepInstallMergedRecordsHighestFieldEvent | LetterStepInstallMergedRecordsPeerFieldEvent | LetterStepInstallMergedRecordsIncarnationFieldEvent | LetterStepInstallMergedRecordsTermFieldEvent | LetterStepInstallMergedRecordsRoundFieldEvent | LetterStepInstallMergedRecordsRivalFieldEvent | LetterStepInstallMergedRecordsRemainingMsFieldEvent | LetterStepInstallMergedRecordsSuccessorFieldEvent | LetterStepInstalledConfigFieldEvent | LetterStepInstalledBallotRoundFieldEvent | LetterStepInstalledBallotPeerFieldEvent | LetterStepInstalledBallotIncarnationFieldEvent | LetterStepAcceptStepConfigFieldEvent | LetterStepAcceptStepBallotRoundFieldEvent | LetterStepAcceptStepBallotPeerFieldEvent | LetterStepAcceptStepBallotIncarnationFieldEvent | LetterStepAcceptStepNextMeshFieldEvent | LetterStepAcceptStepNextGenerationFieldEvent | LetterStepAcceptStepNextEpochFieldEvent | LetterStepAcceptStepNextPreviousFieldEvent | LetterStepAcceptStepNextWardensPeerFieldEvent | LetterStepAcceptStepNextWardensStoreFieldEvent | LetterStepAcceptStepNextWardensZoneFieldEvent | LetterStepAcceptStepNextKFieldEvent | LetterStepAcceptStepNextLeaseMsFieldEvent | LetterStepAcceptStepNextRemovedFieldEvent | LetterStepAcceptedStepConfigFieldEvent | LetterStepAcceptedStepBallotRoundFieldEvent | LetterStepAcceptedStepBallotPeerFieldEvent | LetterStepAcceptedStepBallotIncarnationFieldEvent | LetterStepAcceptedStepSignatureFieldEvent | LetterStepLinksLinksConfigMeshFieldEvent | LetterStepLinksLinksConfigGenerationFieldEvent | LetterStepLinksLinksConfigEpochFieldEvent | LetterStepLinksLinksConfigPreviousFieldEvent | LetterStepLinksLinksConfigWardensPeerFieldEvent | LetterStepLinksLinksConfigWardensStoreFieldEvent | LetterStepLinksLinksConfigWardensZoneFieldEvent | LetterStepLinksLinksConfigKFieldEvent | LetterStepLinksLinksConfigLeaseMsFieldEvent | LetterStepLinksLinksConfigRemovedFieldEvent | LetterStepLinksLinksBallotRoundFieldEvent | LetterStepLinksLinksBallotPeerFieldEvent | LetterStepLinksLinksBallotIncarnationFieldEvent | LetterStepLinksLinksSignaturesPeerFieldEvent | LetterStepLinksLinksSignaturesStoreFieldEvent | LetterStepLinksLinksSignaturesSignatureFieldEvent | LetterStepLinksLinksMeshFieldEvent | LetterStepWantLinksConfigFieldEvent | LetterStepWantRecordsConfigFieldEvent | LetterStepRecordsConfigFieldEvent | LetterStepRecordsMergedFloorFieldEvent | LetterStepRecordsMergedSilenceMsFieldEvent | LetterStepRecordsMergedRecordsAddressFieldEvent | LetterStepRecordsMergedRecordsEpochFieldEvent | LetterStepRecordsMergedRecordsHighestFieldEvent | LetterStepRecordsMergedRecordsPeerFieldEvent | LetterStepRecordsMergedRecordsIncarnationFieldEvent | LetterStepRecordsMergedRecordsTermFieldEvent | LetterStepRecordsMergedRecordsRoundFieldEvent | LetterStepRecordsMergedRecordsRivalFieldEvent | LetterStepRecordsMergedRecordsRemainingMsFieldEvent | LetterStepRecordsMergedRecordsSuccessorFieldEvent | LetterStepSurrenderConfigFieldEvent | LetterStepSurrenderNextConfigMeshFieldEvent | LetterStepSurrenderNextConfigGenerationFieldEvent | LetterStepSurrenderNextConfigEpochFieldEvent | LetterStepSurrenderNextConfigPreviousFieldEvent | LetterStepSurrenderNextConfigWardensPeerFieldEvent | LetterStepSurrenderNextConfigWardensStoreFieldEvent | LetterStepSurrenderNextConfigWardensZoneFieldEvent | LetterStepSurrenderNextConfigKFieldEvent | LetterStepSurrenderNextConfigLeaseMsFieldEvent | LetterStepSurrenderNextConfigRemovedFieldEvent | LetterStepSurrenderNextBallotRoundFieldEvent | LetterStepSurrenderNextBallotPeerFieldEvent | LetterStepSurrenderNextBallotIncarnationFieldEvent | LetterStepSurrenderNextSignaturesPeerFieldEvent | LetterStepSurrenderNextSignaturesStoreFieldEvent | LetterStepSurrenderNextSignaturesSignatureFieldEvent | LetterStepSurrenderNextMeshFieldEvent | LetterStepSurrenderedConfigFieldEvent | LetterStepSurrenderedSnapshotFloorFieldEvent | LetterStepSurrenderedSnapshotSilenceMsFieldEvent | LetterStepSurrenderedSnapshotRecordsAddressFieldEvent | LetterStepSurrenderedSnapshotRecordsEpochFieldEvent | LetterStepSurrenderedSnapshotRecordsHighestFieldEvent | LetterStepSurrenderedSnapshotRecordsPeerFieldEvent | LetterStepSurrenderedSnapshotRecordsIncarnationFieldEvent | LetterStepSurrenderedSnapshotRecordsTermFieldEvent | LetterStepSurrenderedSnapshotRecordsRoundFieldEvent | LetterStepSurrenderedSnapshotRecordsRivalFieldEvent | LetterStepSurrenderedSnapshotRecordsRemainingMsFieldEvent | LetterStepSurrenderedSnapshotRecordsSuccessorFieldEvent>;
}
export interface Ask {
    config: string;
    prepare?: Prepare;
    propose?: Propose;
    renew?: Renew;
    release?: Release;
    where?: Where;
}
export declare namespace Ask {
    const codec: () => Codec<Ask>;
    interface AskConfigFieldEvent {
        field: '$.config';
        value: string;
    }
    interface AskPrepareAddressFieldEvent {
        field: '$.prepare.address';
        value: string;
    }
    interface AskPrepareBallotRoundFieldEvent {
        field: '$.prepare.ballot.round';
        value: number;
    }
    interface AskPrepareBallotIncarnationFieldEvent {
        field: '$.prepare.ballot.incarnation';
        value: number;
    }
    interface AskPrepareReleasedFieldEvent {
        field: '$.prepare.released';
        value: number;
    }
    interface AskProposeAddressFieldEvent {
        field: '$.propose.address';
        value: string;
    }
    interface AskProposeBallotRoundFieldEvent {
        field: '$.propose.ballot.round';
        value: number;
    }
    interface AskProposeBallotIncarnationFieldEvent {
        field: '$.propose.ballot.incarnation';
        value: number;
    }
    interface AskProposeEpochFieldEvent {
        field: '$.propose.epoch';
        value: number;
    }
    interface AskRenewIncarnationFieldEvent {
        field: '$.renew.incarnation';
        value: number;
    }
    interface AskRenewSeqFieldEvent {
        field: '$.renew.seq';
        value: number;
    }
    interface AskRenewPartFieldEvent {
        field: '$.renew.part';
        value: number;
    }
    interface AskRenewKeysAddressFieldEvent {
        field: '$.renew.keys[].address';
        value: string;
        index: number;
    }
    interface AskRenewKeysEpochFieldEvent {
        field: '$.renew.keys[].epoch';
        value: number;
        index: number;
    }
    interface AskRenewDigestCountFieldEvent {
        field: '$.renew.digest.count';
        value: number;
    }
    interface AskRenewDigestHighFieldEvent {
        field: '$.renew.digest.high';
        value: number;
    }
    interface AskRenewDigestLowFieldEvent {
        field: '$.renew.digest.low';
        value: number;
    }
    interface AskReleaseIncarnationFieldEvent {
        field: '$.release.incarnation';
        value: number;
    }
    interface AskReleaseSeqFieldEvent {
        field: '$.release.seq';
        value: number;
    }
    interface AskReleaseKeysAddressFieldEvent {
        field: '$.release.keys[].address';
        value: string;
        index: number;
    }
    interface AskReleaseKeysEpochFieldEvent {
        field: '$.release.keys[].epoch';
        value: number;
        index: number;
    }
    interface AskReleaseSuccessorFieldEvent {
        field: '$.release.successor';
        value: string;
    }
    interface AskWhereRequestFieldEvent {
        field: '$.where.request';
        value: number;
    }
    interface AskWhereAddressFieldEvent {
        field: '$.where.address';
        value: string;
    }
    function encode(obj: Partial<Ask>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Ask>): Ask;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Ask>): Generator<AskConfigFieldEvent | AskPrepareAddressFieldEvent | AskPrepareBallotRoundFieldEvent | AskPrepareBallotIncarnationFieldEvent | AskPrepareReleasedFieldEvent | AskProposeAddressFieldEvent | AskProposeBallotRoundFieldEvent | AskProposeBallotIncarnationFieldEvent | AskProposeEpochFieldEvent | AskRenewIncarnationFieldEvent | AskRenewSeqFieldEvent | AskRenewPartFieldEvent | AskRenewKeysAddressFieldEvent | AskRenewKeysEpochFieldEvent | AskRenewDigestCountFieldEvent | AskRenewDigestHighFieldEvent | AskRenewDigestLowFieldEvent | AskReleaseIncarnationFieldEvent | AskReleaseSeqFieldEvent | AskReleaseKeysAddressFieldEvent | AskReleaseKeysEpochFieldEvent | AskReleaseSuccessorFieldEvent | AskWhereRequestFieldEvent | AskWhereAddressFieldEvent>;
}
export interface Ballot {
    round: number;
    incarnation: number;
}
export declare namespace Ballot {
    const codec: () => Codec<Ballot>;
    interface BallotRoundFieldEvent {
        field: '$.round';
        value: number;
    }
    interface BallotIncarnationFieldEvent {
        field: '$.incarnation';
        value: number;
    }
    function encode(obj: Partial<Ballot>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Ballot>): Ballot;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Ballot>): Generator<BallotRoundFieldEvent | BallotIncarnationFieldEvent>;
}
export interface KeyEpoch {
    address: string;
    epoch: number;
}
export declare namespace KeyEpoch {
    const codec: () => Codec<KeyEpoch>;
    interface KeyEpochAddressFieldEvent {
        field: '$.address';
        value: string;
    }
    interface KeyEpochEpochFieldEvent {
        field: '$.epoch';
        value: number;
    }
    function encode(obj: Partial<KeyEpoch>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<KeyEpoch>): KeyEpoch;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<KeyEpoch>): Generator<KeyEpochAddressFieldEvent | KeyEpochEpochFieldEvent>;
}
export interface Holding {
    peer: string;
    incarnation: number;
    epoch: number;
}
export declare namespace Holding {
    const codec: () => Codec<Holding>;
    interface HoldingPeerFieldEvent {
        field: '$.peer';
        value: string;
    }
    interface HoldingIncarnationFieldEvent {
        field: '$.incarnation';
        value: number;
    }
    interface HoldingEpochFieldEvent {
        field: '$.epoch';
        value: number;
    }
    function encode(obj: Partial<Holding>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Holding>): Holding;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Holding>): Generator<HoldingPeerFieldEvent | HoldingIncarnationFieldEvent | HoldingEpochFieldEvent>;
}
export interface Digest {
    count: number;
    high: number;
    low: number;
}
export declare namespace Digest {
    const codec: () => Codec<Digest>;
    interface DigestCountFieldEvent {
        field: '$.count';
        value: number;
    }
    interface DigestHighFieldEvent {
        field: '$.high';
        value: number;
    }
    interface DigestLowFieldEvent {
        field: '$.low';
        value: number;
    }
    function encode(obj: Partial<Digest>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Digest>): Digest;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Digest>): Generator<DigestCountFieldEvent | DigestHighFieldEvent | DigestLowFieldEvent>;
}
export interface Prepare {
    address: string;
    ballot?: Ballot;
    released: number;
}
export declare namespace Prepare {
    const codec: () => Codec<Prepare>;
    interface PrepareAddressFieldEvent {
        field: '$.address';
        value: string;
    }
    interface PrepareBallotRoundFieldEvent {
        field: '$.ballot.round';
        value: number;
    }
    interface PrepareBallotIncarnationFieldEvent {
        field: '$.ballot.incarnation';
        value: number;
    }
    interface PrepareReleasedFieldEvent {
        field: '$.released';
        value: number;
    }
    function encode(obj: Partial<Prepare>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Prepare>): Prepare;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Prepare>): Generator<PrepareAddressFieldEvent | PrepareBallotRoundFieldEvent | PrepareBallotIncarnationFieldEvent | PrepareReleasedFieldEvent>;
}
export interface Propose {
    address: string;
    ballot?: Ballot;
    epoch: number;
}
export declare namespace Propose {
    const codec: () => Codec<Propose>;
    interface ProposeAddressFieldEvent {
        field: '$.address';
        value: string;
    }
    interface ProposeBallotRoundFieldEvent {
        field: '$.ballot.round';
        value: number;
    }
    interface ProposeBallotIncarnationFieldEvent {
        field: '$.ballot.incarnation';
        value: number;
    }
    interface ProposeEpochFieldEvent {
        field: '$.epoch';
        value: number;
    }
    function encode(obj: Partial<Propose>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Propose>): Propose;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Propose>): Generator<ProposeAddressFieldEvent | ProposeBallotRoundFieldEvent | ProposeBallotIncarnationFieldEvent | ProposeEpochFieldEvent>;
}
export interface Renew {
    incarnation: number;
    seq: number;
    part: number;
    keys: KeyEpoch[];
    digest?: Digest;
}
export declare namespace Renew {
    const codec: () => Codec<Renew>;
    interface RenewIncarnationFieldEvent {
        field: '$.incarnation';
        value: number;
    }
    interface RenewSeqFieldEvent {
        field: '$.seq';
        value: number;
    }
    interface RenewPartFieldEvent {
        field: '$.part';
        value: number;
    }
    interface RenewKeysAddressFieldEvent {
        field: '$.keys[].address';
        value: string;
        index: number;
    }
    interface RenewKeysEpochFieldEvent {
        field: '$.keys[].epoch';
        value: number;
        index: number;
    }
    interface RenewDigestCountFieldEvent {
        field: '$.digest.count';
        value: number;
    }
    interface RenewDigestHighFieldEvent {
        field: '$.digest.high';
        value: number;
    }
    interface RenewDigestLowFieldEvent {
        field: '$.digest.low';
        value: number;
    }
    function encode(obj: Partial<Renew>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Renew>): Renew;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Renew>): Generator<RenewIncarnationFieldEvent | RenewSeqFieldEvent | RenewPartFieldEvent | RenewKeysAddressFieldEvent | RenewKeysEpochFieldEvent | RenewDigestCountFieldEvent | RenewDigestHighFieldEvent | RenewDigestLowFieldEvent>;
}
export interface Release {
    incarnation: number;
    seq: number;
    keys: KeyEpoch[];
    successor: string;
}
export declare namespace Release {
    const codec: () => Codec<Release>;
    interface ReleaseIncarnationFieldEvent {
        field: '$.incarnation';
        value: number;
    }
    interface ReleaseSeqFieldEvent {
        field: '$.seq';
        value: number;
    }
    interface ReleaseKeysAddressFieldEvent {
        field: '$.keys[].address';
        value: string;
        index: number;
    }
    interface ReleaseKeysEpochFieldEvent {
        field: '$.keys[].epoch';
        value: number;
        index: number;
    }
    interface ReleaseSuccessorFieldEvent {
        field: '$.successor';
        value: string;
    }
    function encode(obj: Partial<Release>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Release>): Release;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Release>): Generator<ReleaseIncarnationFieldEvent | ReleaseSeqFieldEvent | ReleaseKeysAddressFieldEvent | ReleaseKeysEpochFieldEvent | ReleaseSuccessorFieldEvent>;
}
export interface Where {
    request: number;
    address: string;
}
export declare namespace Where {
    const codec: () => Codec<Where>;
    interface WhereRequestFieldEvent {
        field: '$.request';
        value: number;
    }
    interface WhereAddressFieldEvent {
        field: '$.address';
        value: string;
    }
    function encode(obj: Partial<Where>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Where>): Where;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Where>): Generator<WhereRequestFieldEvent | WhereAddressFieldEvent>;
}
export interface Answer {
    config: string;
    store: string;
    promise?: Promised;
    live?: Live;
    overtaken?: Overtaken;
    accepted?: Accepted;
    renewed?: Renewed;
    released?: Released;
    at?: At;
    refused?: Refused;
}
export declare namespace Answer {
    const codec: () => Codec<Answer>;
    interface AnswerConfigFieldEvent {
        field: '$.config';
        value: string;
    }
    interface AnswerStoreFieldEvent {
        field: '$.store';
        value: string;
    }
    interface AnswerPromiseAddressFieldEvent {
        field: '$.promise.address';
        value: string;
    }
    interface AnswerPromiseBallotRoundFieldEvent {
        field: '$.promise.ballot.round';
        value: number;
    }
    interface AnswerPromiseBallotIncarnationFieldEvent {
        field: '$.promise.ballot.incarnation';
        value: number;
    }
    interface AnswerPromiseRecordedPeerFieldEvent {
        field: '$.promise.recorded.peer';
        value: string;
    }
    interface AnswerPromiseRecordedIncarnationFieldEvent {
        field: '$.promise.recorded.incarnation';
        value: number;
    }
    interface AnswerPromiseRecordedEpochFieldEvent {
        field: '$.promise.recorded.epoch';
        value: number;
    }
    interface AnswerPromiseRivalFieldEvent {
        field: '$.promise.rival';
        value: number;
    }
    interface AnswerPromiseFloorFieldEvent {
        field: '$.promise.floor';
        value: number;
    }
    interface AnswerLiveAddressFieldEvent {
        field: '$.live.address';
        value: string;
    }
    interface AnswerLiveBallotRoundFieldEvent {
        field: '$.live.ballot.round';
        value: number;
    }
    interface AnswerLiveBallotIncarnationFieldEvent {
        field: '$.live.ballot.incarnation';
        value: number;
    }
    interface AnswerLiveHolderPeerFieldEvent {
        field: '$.live.holder.peer';
        value: string;
    }
    interface AnswerLiveHolderIncarnationFieldEvent {
        field: '$.live.holder.incarnation';
        value: number;
    }
    interface AnswerLiveHolderEpochFieldEvent {
        field: '$.live.holder.epoch';
        value: number;
    }
    interface AnswerLiveRemainingMsFieldEvent {
        field: '$.live.remainingMs';
        value: number;
    }
    interface AnswerOvertakenAddressFieldEvent {
        field: '$.overtaken.address';
        value: string;
    }
    interface AnswerOvertakenBallotRoundFieldEvent {
        field: '$.overtaken.ballot.round';
        value: number;
    }
    interface AnswerOvertakenBallotIncarnationFieldEvent {
        field: '$.overtaken.ballot.incarnation';
        value: number;
    }
    interface AnswerOvertakenRoundFieldEvent {
        field: '$.overtaken.round';
        value: number;
    }
    interface AnswerOvertakenEpochFieldEvent {
        field: '$.overtaken.epoch';
        value: number;
    }
    interface AnswerAcceptedAddressFieldEvent {
        field: '$.accepted.address';
        value: string;
    }
    interface AnswerAcceptedBallotRoundFieldEvent {
        field: '$.accepted.ballot.round';
        value: number;
    }
    interface AnswerAcceptedBallotIncarnationFieldEvent {
        field: '$.accepted.ballot.incarnation';
        value: number;
    }
    interface AnswerAcceptedEpochFieldEvent {
        field: '$.accepted.epoch';
        value: number;
    }
    interface AnswerAcceptedRivalFieldEvent {
        field: '$.accepted.rival';
        value: number;
    }
    interface AnswerRenewedSeqFieldEvent {
        field: '$.renewed.seq';
        value: number;
    }
    interface AnswerRenewedPartFieldEvent {
        field: '$.renewed.part';
        value: number;
    }
    interface AnswerRenewedKeysAddressFieldEvent {
        field: '$.renewed.keys[].address';
        value: string;
        index: number;
    }
    interface AnswerRenewedKeysEpochFieldEvent {
        field: '$.renewed.keys[].epoch';
        value: number;
        index: number;
    }
    interface AnswerRenewedAllFieldEvent {
        field: '$.renewed.all';
        value: boolean;
    }
    interface AnswerRenewedOtherFieldEvent {
        field: '$.renewed.other';
        value: boolean;
    }
    interface AnswerReleasedSeqFieldEvent {
        field: '$.released.seq';
        value: number;
    }
    interface AnswerAtRequestFieldEvent {
        field: '$.at.request';
        value: number;
    }
    interface AnswerAtHolderPeerFieldEvent {
        field: '$.at.holder.peer';
        value: string;
    }
    interface AnswerAtHolderIncarnationFieldEvent {
        field: '$.at.holder.incarnation';
        value: number;
    }
    interface AnswerAtHolderEpochFieldEvent {
        field: '$.at.holder.epoch';
        value: number;
    }
    interface AnswerAtRemainingMsFieldEvent {
        field: '$.at.remainingMs';
        value: number;
    }
    interface AnswerRefusedOfConfigFieldEvent {
        field: '$.refused.of.config';
        value: string;
    }
    interface AnswerRefusedOfPrepareAddressFieldEvent {
        field: '$.refused.of.prepare.address';
        value: string;
    }
    interface AnswerRefusedOfPrepareBallotRoundFieldEvent {
        field: '$.refused.of.prepare.ballot.round';
        value: number;
    }
    interface AnswerRefusedOfPrepareBallotIncarnationFieldEvent {
        field: '$.refused.of.prepare.ballot.incarnation';
        value: number;
    }
    interface AnswerRefusedOfPrepareReleasedFieldEvent {
        field: '$.refused.of.prepare.released';
        value: number;
    }
    interface AnswerRefusedOfProposeAddressFieldEvent {
        field: '$.refused.of.propose.address';
        value: string;
    }
    interface AnswerRefusedOfProposeBallotRoundFieldEvent {
        field: '$.refused.of.propose.ballot.round';
        value: number;
    }
    interface AnswerRefusedOfProposeBallotIncarnationFieldEvent {
        field: '$.refused.of.propose.ballot.incarnation';
        value: number;
    }
    interface AnswerRefusedOfProposeEpochFieldEvent {
        field: '$.refused.of.propose.epoch';
        value: number;
    }
    interface AnswerRefusedOfRenewIncarnationFieldEvent {
        field: '$.refused.of.renew.incarnation';
        value: number;
    }
    interface AnswerRefusedOfRenewSeqFieldEvent {
        field: '$.refused.of.renew.seq';
        value: number;
    }
    interface AnswerRefusedOfRenewPartFieldEvent {
        field: '$.refused.of.renew.part';
        value: number;
    }
    interface AnswerRefusedOfRenewKeysAddressFieldEvent {
        field: '$.refused.of.renew.keys[].address';
        value: string;
        index: number;
    }
    interface AnswerRefusedOfRenewKeysEpochFieldEvent {
        field: '$.refused.of.renew.keys[].epoch';
        value: number;
        index: number;
    }
    interface AnswerRefusedOfRenewDigestCountFieldEvent {
        field: '$.refused.of.renew.digest.count';
        value: number;
    }
    interface AnswerRefusedOfRenewDigestHighFieldEvent {
        field: '$.refused.of.renew.digest.high';
        value: number;
    }
    interface AnswerRefusedOfRenewDigestLowFieldEvent {
        field: '$.refused.of.renew.digest.low';
        value: number;
    }
    interface AnswerRefusedOfReleaseIncarnationFieldEvent {
        field: '$.refused.of.release.incarnation';
        value: number;
    }
    interface AnswerRefusedOfReleaseSeqFieldEvent {
        field: '$.refused.of.release.seq';
        value: number;
    }
    interface AnswerRefusedOfReleaseKeysAddressFieldEvent {
        field: '$.refused.of.release.keys[].address';
        value: string;
        index: number;
    }
    interface AnswerRefusedOfReleaseKeysEpochFieldEvent {
        field: '$.refused.of.release.keys[].epoch';
        value: number;
        index: number;
    }
    interface AnswerRefusedOfReleaseSuccessorFieldEvent {
        field: '$.refused.of.release.successor';
        value: string;
    }
    interface AnswerRefusedOfWhereRequestFieldEvent {
        field: '$.refused.of.where.request';
        value: number;
    }
    interface AnswerRefusedOfWhereAddressFieldEvent {
        field: '$.refused.of.where.address';
        value: string;
    }
    interface AnswerRefusedWhyFieldEvent {
        field: '$.refused.why';
        value: string;
    }
    interface AnswerRefusedRetryAfterMsFieldEvent {
        field: '$.refused.retryAfterMs';
        value: number;
    }
    interface AnswerRefusedLinksConfigMeshFieldEvent {
        field: '$.refused.links[].config.mesh';
        value: string;
        index: number;
    }
    interface AnswerRefusedLinksConfigGenerationFieldEvent {
        field: '$.refused.links[].config.generation';
        value: number;
        index: number;
    }
    interface AnswerRefusedLinksConfigEpochFieldEvent {
        field: '$.refused.links[].config.epoch';
        value: number;
        index: number;
    }
    interface AnswerRefusedLinksConfigPreviousFieldEvent {
        field: '$.refused.links[].config.previous';
        value: string;
        index: number;
    }
    interface AnswerRefusedLinksConfigWardensPeerFieldEvent {
        field: '$.refused.links[].config.wardens[].peer';
        value: string;
        index: number;
    }
    interface AnswerRefusedLinksConfigWardensStoreFieldEvent {
        field: '$.refused.links[].config.wardens[].store';
        value: string;
        index: number;
    }
    interface AnswerRefusedLinksConfigWardensZoneFieldEvent {
        field: '$.refused.links[].config.wardens[].zone';
        value: string;
        index: number;
    }
    interface AnswerRefusedLinksConfigKFieldEvent {
        field: '$.refused.links[].config.k';
        value: number;
        index: number;
    }
    interface AnswerRefusedLinksConfigLeaseMsFieldEvent {
        field: '$.refused.links[].config.leaseMs';
        value: number;
        index: number;
    }
    interface AnswerRefusedLinksConfigRemovedFieldEvent {
        field: '$.refused.links[].config.removed[]';
        index: number;
        value: string;
    }
    interface AnswerRefusedLinksBallotRoundFieldEvent {
        field: '$.refused.links[].ballot.round';
        value: number;
        index: number;
    }
    interface AnswerRefusedLinksBallotPeerFieldEvent {
        field: '$.refused.links[].ballot.peer';
        value: string;
        index: number;
    }
    interface AnswerRefusedLinksBallotIncarnationFieldEvent {
        field: '$.refused.links[].ballot.incarnation';
        value: number;
        index: number;
    }
    interface AnswerRefusedLinksSignaturesPeerFieldEvent {
        field: '$.refused.links[].signatures[].peer';
        value: string;
        index: number;
    }
    interface AnswerRefusedLinksSignaturesStoreFieldEvent {
        field: '$.refused.links[].signatures[].store';
        value: string;
        index: number;
    }
    interface AnswerRefusedLinksSignaturesSignatureFieldEvent {
        field: '$.refused.links[].signatures[].signature';
        value: string;
        index: number;
    }
    interface AnswerRefusedLinksMeshFieldEvent {
        field: '$.refused.links[].mesh';
        value: string;
        index: number;
    }
    function encode(obj: Partial<Answer>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Answer>): Answer;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Answer>): Generator<AnswerConfigFieldEvent | AnswerStoreFieldEvent | AnswerPromiseAddressFieldEvent | AnswerPromiseBallotRoundFieldEvent | AnswerPromiseBallotIncarnationFieldEvent | AnswerPromiseRecordedPeerFieldEvent | AnswerPromiseRecordedIncarnationFieldEvent | AnswerPromiseRecordedEpochFieldEvent | AnswerPromiseRivalFieldEvent | AnswerPromiseFloorFieldEvent | AnswerLiveAddressFieldEvent | AnswerLiveBallotRoundFieldEvent | AnswerLiveBallotIncarnationFieldEvent | AnswerLiveHolderPeerFieldEvent | AnswerLiveHolderIncarnationFieldEvent | AnswerLiveHolderEpochFieldEvent | AnswerLiveRemainingMsFieldEvent | AnswerOvertakenAddressFieldEvent | AnswerOvertakenBallotRoundFieldEvent | AnswerOvertakenBallotIncarnationFieldEvent | AnswerOvertakenRoundFieldEvent | AnswerOvertakenEpochFieldEvent | AnswerAcceptedAddressFieldEvent | AnswerAcceptedBallotRoundFieldEvent | AnswerAcceptedBallotIncarnationFieldEvent | AnswerAcceptedEpochFieldEvent | AnswerAcceptedRivalFieldEvent | AnswerRenewedSeqFieldEvent | AnswerRenewedPartFieldEvent | AnswerRenewedKeysAddressFieldEvent | AnswerRenewedKeysEpochFieldEvent | AnswerRenewedAllFieldEvent | AnswerRenewedOtherFieldEvent | AnswerReleasedSeqFieldEvent | AnswerAtRequestFieldEvent | AnswerAtHolderPeerFieldEvent | AnswerAtHolderIncarnationFieldEvent | AnswerAtHolderEpochFieldEvent | AnswerAtRemainingMsFieldEvent | AnswerRefusedOfConfigFieldEvent | AnswerRefusedOfPrepareAddressFieldEvent | AnswerRefusedOfPrepareBallotRoundFieldEvent | AnswerRefusedOfPrepareBallotIncarnationFieldEvent | AnswerRefusedOfPrepareReleasedFieldEvent | AnswerRefusedOfProposeAddressFieldEvent | AnswerRefusedOfProposeBallotRoundFieldEvent | AnswerRefusedOfProposeBallotIncarnationFieldEvent | AnswerRefusedOfProposeEpochFieldEvent | AnswerRefusedOfRenewIncarnationFieldEvent | AnswerRefusedOfRenewSeqFieldEvent | AnswerRefusedOfRenewPartFieldEvent | AnswerRefusedOfRenewKeysAddressFieldEvent | AnswerRefusedOfRenewKeysEpochFieldEvent | AnswerRefusedOfRenewDigestCountFieldEvent | AnswerRefusedOfRenewDigestHighFieldEvent | AnswerRefusedOfRenewDigestLowFieldEvent | AnswerRefusedOfReleaseIncarnationFieldEvent | AnswerRefusedOfReleaseSeqFieldEvent | AnswerRefusedOfReleaseKeysAddressFieldEvent | AnswerRefusedOfReleaseKeysEpochFieldEvent | AnswerRefusedOfReleaseSuccessorFieldEvent | AnswerRefusedOfWhereRequestFieldEvent | AnswerRefusedOfWhereAddressFieldEvent | AnswerRefusedWhyFieldEvent | AnswerRefusedRetryAfterMsFieldEvent | AnswerRefusedLinksConfigMeshFieldEvent | AnswerRefusedLinksConfigGenerationFieldEvent | AnswerRefusedLinksConfigEpochFieldEvent | AnswerRefusedLinksConfigPreviousFieldEvent | AnswerRefusedLinksConfigWardensPeerFieldEvent | AnswerRefusedLinksConfigWardensStoreFieldEvent | AnswerRefusedLinksConfigWardensZoneFieldEvent | AnswerRefusedLinksConfigKFieldEvent | AnswerRefusedLinksConfigLeaseMsFieldEvent | AnswerRefusedLinksConfigRemovedFieldEvent | AnswerRefusedLinksBallotRoundFieldEvent | AnswerRefusedLinksBallotPeerFieldEvent | AnswerRefusedLinksBallotIncarnationFieldEvent | AnswerRefusedLinksSignaturesPeerFieldEvent | AnswerRefusedLinksSignaturesStoreFieldEvent | AnswerRefusedLinksSignaturesSignatureFieldEvent | AnswerRefusedLinksMeshFieldEvent>;
}
export interface Promised {
    address: string;
    ballot?: Ballot;
    recorded?: Holding;
    rival: number;
    floor: number;
}
export declare namespace Promised {
    const codec: () => Codec<Promised>;
    interface PromisedAddressFieldEvent {
        field: '$.address';
        value: string;
    }
    interface PromisedBallotRoundFieldEvent {
        field: '$.ballot.round';
        value: number;
    }
    interface PromisedBallotIncarnationFieldEvent {
        field: '$.ballot.incarnation';
        value: number;
    }
    interface PromisedRecordedPeerFieldEvent {
        field: '$.recorded.peer';
        value: string;
    }
    interface PromisedRecordedIncarnationFieldEvent {
        field: '$.recorded.incarnation';
        value: number;
    }
    interface PromisedRecordedEpochFieldEvent {
        field: '$.recorded.epoch';
        value: number;
    }
    interface PromisedRivalFieldEvent {
        field: '$.rival';
        value: number;
    }
    interface PromisedFloorFieldEvent {
        field: '$.floor';
        value: number;
    }
    function encode(obj: Partial<Promised>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Promised>): Promised;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Promised>): Generator<PromisedAddressFieldEvent | PromisedBallotRoundFieldEvent | PromisedBallotIncarnationFieldEvent | PromisedRecordedPeerFieldEvent | PromisedRecordedIncarnationFieldEvent | PromisedRecordedEpochFieldEvent | PromisedRivalFieldEvent | PromisedFloorFieldEvent>;
}
export interface Live {
    address: string;
    ballot?: Ballot;
    holder?: Holding;
    remainingMs: number;
}
export declare namespace Live {
    const codec: () => Codec<Live>;
    interface LiveAddressFieldEvent {
        field: '$.address';
        value: string;
    }
    interface LiveBallotRoundFieldEvent {
        field: '$.ballot.round';
        value: number;
    }
    interface LiveBallotIncarnationFieldEvent {
        field: '$.ballot.incarnation';
        value: number;
    }
    interface LiveHolderPeerFieldEvent {
        field: '$.holder.peer';
        value: string;
    }
    interface LiveHolderIncarnationFieldEvent {
        field: '$.holder.incarnation';
        value: number;
    }
    interface LiveHolderEpochFieldEvent {
        field: '$.holder.epoch';
        value: number;
    }
    interface LiveRemainingMsFieldEvent {
        field: '$.remainingMs';
        value: number;
    }
    function encode(obj: Partial<Live>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Live>): Live;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Live>): Generator<LiveAddressFieldEvent | LiveBallotRoundFieldEvent | LiveBallotIncarnationFieldEvent | LiveHolderPeerFieldEvent | LiveHolderIncarnationFieldEvent | LiveHolderEpochFieldEvent | LiveRemainingMsFieldEvent>;
}
export interface Overtaken {
    address: string;
    ballot?: Ballot;
    round: number;
    epoch: number;
}
export declare namespace Overtaken {
    const codec: () => Codec<Overtaken>;
    interface OvertakenAddressFieldEvent {
        field: '$.address';
        value: string;
    }
    interface OvertakenBallotRoundFieldEvent {
        field: '$.ballot.round';
        value: number;
    }
    interface OvertakenBallotIncarnationFieldEvent {
        field: '$.ballot.incarnation';
        value: number;
    }
    interface OvertakenRoundFieldEvent {
        field: '$.round';
        value: number;
    }
    interface OvertakenEpochFieldEvent {
        field: '$.epoch';
        value: number;
    }
    function encode(obj: Partial<Overtaken>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Overtaken>): Overtaken;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Overtaken>): Generator<OvertakenAddressFieldEvent | OvertakenBallotRoundFieldEvent | OvertakenBallotIncarnationFieldEvent | OvertakenRoundFieldEvent | OvertakenEpochFieldEvent>;
}
export interface Accepted {
    address: string;
    ballot?: Ballot;
    epoch: number;
    rival: number;
}
export declare namespace Accepted {
    const codec: () => Codec<Accepted>;
    interface AcceptedAddressFieldEvent {
        field: '$.address';
        value: string;
    }
    interface AcceptedBallotRoundFieldEvent {
        field: '$.ballot.round';
        value: number;
    }
    interface AcceptedBallotIncarnationFieldEvent {
        field: '$.ballot.incarnation';
        value: number;
    }
    interface AcceptedEpochFieldEvent {
        field: '$.epoch';
        value: number;
    }
    interface AcceptedRivalFieldEvent {
        field: '$.rival';
        value: number;
    }
    function encode(obj: Partial<Accepted>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Accepted>): Accepted;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Accepted>): Generator<AcceptedAddressFieldEvent | AcceptedBallotRoundFieldEvent | AcceptedBallotIncarnationFieldEvent | AcceptedEpochFieldEvent | AcceptedRivalFieldEvent>;
}
export interface Renewed {
    seq: number;
    part: number;
    keys: KeyEpoch[];
    all: boolean;
    other: boolean;
}
export declare namespace Renewed {
    const codec: () => Codec<Renewed>;
    interface RenewedSeqFieldEvent {
        field: '$.seq';
        value: number;
    }
    interface RenewedPartFieldEvent {
        field: '$.part';
        value: number;
    }
    interface RenewedKeysAddressFieldEvent {
        field: '$.keys[].address';
        value: string;
        index: number;
    }
    interface RenewedKeysEpochFieldEvent {
        field: '$.keys[].epoch';
        value: number;
        index: number;
    }
    interface RenewedAllFieldEvent {
        field: '$.all';
        value: boolean;
    }
    interface RenewedOtherFieldEvent {
        field: '$.other';
        value: boolean;
    }
    function encode(obj: Partial<Renewed>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Renewed>): Renewed;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Renewed>): Generator<RenewedSeqFieldEvent | RenewedPartFieldEvent | RenewedKeysAddressFieldEvent | RenewedKeysEpochFieldEvent | RenewedAllFieldEvent | RenewedOtherFieldEvent>;
}
export interface Released {
    seq: number;
}
export declare namespace Released {
    const codec: () => Codec<Released>;
    interface ReleasedSeqFieldEvent {
        field: '$.seq';
        value: number;
    }
    function encode(obj: Partial<Released>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Released>): Released;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Released>): Generator<ReleasedSeqFieldEvent>;
}
export interface At {
    request: number;
    holder?: Holding;
    remainingMs: number;
}
export declare namespace At {
    const codec: () => Codec<At>;
    interface AtRequestFieldEvent {
        field: '$.request';
        value: number;
    }
    interface AtHolderPeerFieldEvent {
        field: '$.holder.peer';
        value: string;
    }
    interface AtHolderIncarnationFieldEvent {
        field: '$.holder.incarnation';
        value: number;
    }
    interface AtHolderEpochFieldEvent {
        field: '$.holder.epoch';
        value: number;
    }
    interface AtRemainingMsFieldEvent {
        field: '$.remainingMs';
        value: number;
    }
    function encode(obj: Partial<At>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<At>): At;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<At>): Generator<AtRequestFieldEvent | AtHolderPeerFieldEvent | AtHolderIncarnationFieldEvent | AtHolderEpochFieldEvent | AtRemainingMsFieldEvent>;
}
export interface Refused {
    of?: Ask;
    why: string;
    retryAfterMs: number;
    links: Link[];
}
export declare namespace Refused {
    const codec: () => Codec<Refused>;
    interface RefusedOfConfigFieldEvent {
        field: '$.of.config';
        value: string;
    }
    interface RefusedOfPrepareAddressFieldEvent {
        field: '$.of.prepare.address';
        value: string;
    }
    interface RefusedOfPrepareBallotRoundFieldEvent {
        field: '$.of.prepare.ballot.round';
        value: number;
    }
    interface RefusedOfPrepareBallotIncarnationFieldEvent {
        field: '$.of.prepare.ballot.incarnation';
        value: number;
    }
    interface RefusedOfPrepareReleasedFieldEvent {
        field: '$.of.prepare.released';
        value: number;
    }
    interface RefusedOfProposeAddressFieldEvent {
        field: '$.of.propose.address';
        value: string;
    }
    interface RefusedOfProposeBallotRoundFieldEvent {
        field: '$.of.propose.ballot.round';
        value: number;
    }
    interface RefusedOfProposeBallotIncarnationFieldEvent {
        field: '$.of.propose.ballot.incarnation';
        value: number;
    }
    interface RefusedOfProposeEpochFieldEvent {
        field: '$.of.propose.epoch';
        value: number;
    }
    interface RefusedOfRenewIncarnationFieldEvent {
        field: '$.of.renew.incarnation';
        value: number;
    }
    interface RefusedOfRenewSeqFieldEvent {
        field: '$.of.renew.seq';
        value: number;
    }
    interface RefusedOfRenewPartFieldEvent {
        field: '$.of.renew.part';
        value: number;
    }
    interface RefusedOfRenewKeysAddressFieldEvent {
        field: '$.of.renew.keys[].address';
        value: string;
        index: number;
    }
    interface RefusedOfRenewKeysEpochFieldEvent {
        field: '$.of.renew.keys[].epoch';
        value: number;
        index: number;
    }
    interface RefusedOfRenewDigestCountFieldEvent {
        field: '$.of.renew.digest.count';
        value: number;
    }
    interface RefusedOfRenewDigestHighFieldEvent {
        field: '$.of.renew.digest.high';
        value: number;
    }
    interface RefusedOfRenewDigestLowFieldEvent {
        field: '$.of.renew.digest.low';
        value: number;
    }
    interface RefusedOfReleaseIncarnationFieldEvent {
        field: '$.of.release.incarnation';
        value: number;
    }
    interface RefusedOfReleaseSeqFieldEvent {
        field: '$.of.release.seq';
        value: number;
    }
    interface RefusedOfReleaseKeysAddressFieldEvent {
        field: '$.of.release.keys[].address';
        value: string;
        index: number;
    }
    interface RefusedOfReleaseKeysEpochFieldEvent {
        field: '$.of.release.keys[].epoch';
        value: number;
        index: number;
    }
    interface RefusedOfReleaseSuccessorFieldEvent {
        field: '$.of.release.successor';
        value: string;
    }
    interface RefusedOfWhereRequestFieldEvent {
        field: '$.of.where.request';
        value: number;
    }
    interface RefusedOfWhereAddressFieldEvent {
        field: '$.of.where.address';
        value: string;
    }
    interface RefusedWhyFieldEvent {
        field: '$.why';
        value: string;
    }
    interface RefusedRetryAfterMsFieldEvent {
        field: '$.retryAfterMs';
        value: number;
    }
    interface RefusedLinksConfigMeshFieldEvent {
        field: '$.links[].config.mesh';
        value: string;
        index: number;
    }
    interface RefusedLinksConfigGenerationFieldEvent {
        field: '$.links[].config.generation';
        value: number;
        index: number;
    }
    interface RefusedLinksConfigEpochFieldEvent {
        field: '$.links[].config.epoch';
        value: number;
        index: number;
    }
    interface RefusedLinksConfigPreviousFieldEvent {
        field: '$.links[].config.previous';
        value: string;
        index: number;
    }
    interface RefusedLinksConfigWardensPeerFieldEvent {
        field: '$.links[].config.wardens[].peer';
        value: string;
        index: number;
    }
    interface RefusedLinksConfigWardensStoreFieldEvent {
        field: '$.links[].config.wardens[].store';
        value: string;
        index: number;
    }
    interface RefusedLinksConfigWardensZoneFieldEvent {
        field: '$.links[].config.wardens[].zone';
        value: string;
        index: number;
    }
    interface RefusedLinksConfigKFieldEvent {
        field: '$.links[].config.k';
        value: number;
        index: number;
    }
    interface RefusedLinksConfigLeaseMsFieldEvent {
        field: '$.links[].config.leaseMs';
        value: number;
        index: number;
    }
    interface RefusedLinksConfigRemovedFieldEvent {
        field: '$.links[].config.removed[]';
        index: number;
        value: string;
    }
    interface RefusedLinksBallotRoundFieldEvent {
        field: '$.links[].ballot.round';
        value: number;
        index: number;
    }
    interface RefusedLinksBallotPeerFieldEvent {
        field: '$.links[].ballot.peer';
        value: string;
        index: number;
    }
    interface RefusedLinksBallotIncarnationFieldEvent {
        field: '$.links[].ballot.incarnation';
        value: number;
        index: number;
    }
    interface RefusedLinksSignaturesPeerFieldEvent {
        field: '$.links[].signatures[].peer';
        value: string;
        index: number;
    }
    interface RefusedLinksSignaturesStoreFieldEvent {
        field: '$.links[].signatures[].store';
        value: string;
        index: number;
    }
    interface RefusedLinksSignaturesSignatureFieldEvent {
        field: '$.links[].signatures[].signature';
        value: string;
        index: number;
    }
    interface RefusedLinksMeshFieldEvent {
        field: '$.links[].mesh';
        value: string;
        index: number;
    }
    function encode(obj: Partial<Refused>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Refused>): Refused;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Refused>): Generator<RefusedOfConfigFieldEvent | RefusedOfPrepareAddressFieldEvent | RefusedOfPrepareBallotRoundFieldEvent | RefusedOfPrepareBallotIncarnationFieldEvent | RefusedOfPrepareReleasedFieldEvent | RefusedOfProposeAddressFieldEvent | RefusedOfProposeBallotRoundFieldEvent | RefusedOfProposeBallotIncarnationFieldEvent | RefusedOfProposeEpochFieldEvent | RefusedOfRenewIncarnationFieldEvent | RefusedOfRenewSeqFieldEvent | RefusedOfRenewPartFieldEvent | RefusedOfRenewKeysAddressFieldEvent | RefusedOfRenewKeysEpochFieldEvent | RefusedOfRenewDigestCountFieldEvent | RefusedOfRenewDigestHighFieldEvent | RefusedOfRenewDigestLowFieldEvent | RefusedOfReleaseIncarnationFieldEvent | RefusedOfReleaseSeqFieldEvent | RefusedOfReleaseKeysAddressFieldEvent | RefusedOfReleaseKeysEpochFieldEvent | RefusedOfReleaseSuccessorFieldEvent | RefusedOfWhereRequestFieldEvent | RefusedOfWhereAddressFieldEvent | RefusedWhyFieldEvent | RefusedRetryAfterMsFieldEvent | RefusedLinksConfigMeshFieldEvent | RefusedLinksConfigGenerationFieldEvent | RefusedLinksConfigEpochFieldEvent | RefusedLinksConfigPreviousFieldEvent | RefusedLinksConfigWardensPeerFieldEvent | RefusedLinksConfigWardensStoreFieldEvent | RefusedLinksConfigWardensZoneFieldEvent | RefusedLinksConfigKFieldEvent | RefusedLinksConfigLeaseMsFieldEvent | RefusedLinksConfigRemovedFieldEvent | RefusedLinksBallotRoundFieldEvent | RefusedLinksBallotPeerFieldEvent | RefusedLinksBallotIncarnationFieldEvent | RefusedLinksSignaturesPeerFieldEvent | RefusedLinksSignaturesStoreFieldEvent | RefusedLinksSignaturesSignatureFieldEvent | RefusedLinksMeshFieldEvent>;
}
export interface WardenId {
    peer: string;
    store: string;
    zone: string;
}
export declare namespace WardenId {
    const codec: () => Codec<WardenId>;
    interface WardenIdPeerFieldEvent {
        field: '$.peer';
        value: string;
    }
    interface WardenIdStoreFieldEvent {
        field: '$.store';
        value: string;
    }
    interface WardenIdZoneFieldEvent {
        field: '$.zone';
        value: string;
    }
    function encode(obj: Partial<WardenId>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WardenId>): WardenId;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WardenId>): Generator<WardenIdPeerFieldEvent | WardenIdStoreFieldEvent | WardenIdZoneFieldEvent>;
}
export interface Config {
    mesh: string;
    generation: number;
    epoch: number;
    previous: string;
    wardens: WardenId[];
    k: number;
    leaseMs: number;
    removed: string[];
}
export declare namespace Config {
    const codec: () => Codec<Config>;
    interface ConfigMeshFieldEvent {
        field: '$.mesh';
        value: string;
    }
    interface ConfigGenerationFieldEvent {
        field: '$.generation';
        value: number;
    }
    interface ConfigEpochFieldEvent {
        field: '$.epoch';
        value: number;
    }
    interface ConfigPreviousFieldEvent {
        field: '$.previous';
        value: string;
    }
    interface ConfigWardensPeerFieldEvent {
        field: '$.wardens[].peer';
        value: string;
        index: number;
    }
    interface ConfigWardensStoreFieldEvent {
        field: '$.wardens[].store';
        value: string;
        index: number;
    }
    interface ConfigWardensZoneFieldEvent {
        field: '$.wardens[].zone';
        value: string;
        index: number;
    }
    interface ConfigKFieldEvent {
        field: '$.k';
        value: number;
    }
    interface ConfigLeaseMsFieldEvent {
        field: '$.leaseMs';
        value: number;
    }
    interface ConfigRemovedFieldEvent {
        field: '$.removed[]';
        index: number;
        value: string;
    }
    function encode(obj: Partial<Config>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Config>): Config;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Config>): Generator<ConfigMeshFieldEvent | ConfigGenerationFieldEvent | ConfigEpochFieldEvent | ConfigPreviousFieldEvent | ConfigWardensPeerFieldEvent | ConfigWardensStoreFieldEvent | ConfigWardensZoneFieldEvent | ConfigKFieldEvent | ConfigLeaseMsFieldEvent | ConfigRemovedFieldEvent>;
}
export interface StepBallot {
    round: number;
    peer: string;
    incarnation: number;
}
export declare namespace StepBallot {
    const codec: () => Codec<StepBallot>;
    interface StepBallotRoundFieldEvent {
        field: '$.round';
        value: number;
    }
    interface StepBallotPeerFieldEvent {
        field: '$.peer';
        value: string;
    }
    interface StepBallotIncarnationFieldEvent {
        field: '$.incarnation';
        value: number;
    }
    function encode(obj: Partial<StepBallot>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StepBallot>): StepBallot;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StepBallot>): Generator<StepBallotRoundFieldEvent | StepBallotPeerFieldEvent | StepBallotIncarnationFieldEvent>;
}
export interface WardenSignature {
    peer: string;
    store: string;
    signature: string;
}
export declare namespace WardenSignature {
    const codec: () => Codec<WardenSignature>;
    interface WardenSignaturePeerFieldEvent {
        field: '$.peer';
        value: string;
    }
    interface WardenSignatureStoreFieldEvent {
        field: '$.store';
        value: string;
    }
    interface WardenSignatureSignatureFieldEvent {
        field: '$.signature';
        value: string;
    }
    function encode(obj: Partial<WardenSignature>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WardenSignature>): WardenSignature;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WardenSignature>): Generator<WardenSignaturePeerFieldEvent | WardenSignatureStoreFieldEvent | WardenSignatureSignatureFieldEvent>;
}
export interface Link {
    config?: Config;
    ballot?: StepBallot;
    signatures: WardenSignature[];
    mesh: string;
}
export declare namespace Link {
    const codec: () => Codec<Link>;
    interface LinkConfigMeshFieldEvent {
        field: '$.config.mesh';
        value: string;
    }
    interface LinkConfigGenerationFieldEvent {
        field: '$.config.generation';
        value: number;
    }
    interface LinkConfigEpochFieldEvent {
        field: '$.config.epoch';
        value: number;
    }
    interface LinkConfigPreviousFieldEvent {
        field: '$.config.previous';
        value: string;
    }
    interface LinkConfigWardensPeerFieldEvent {
        field: '$.config.wardens[].peer';
        value: string;
        index: number;
    }
    interface LinkConfigWardensStoreFieldEvent {
        field: '$.config.wardens[].store';
        value: string;
        index: number;
    }
    interface LinkConfigWardensZoneFieldEvent {
        field: '$.config.wardens[].zone';
        value: string;
        index: number;
    }
    interface LinkConfigKFieldEvent {
        field: '$.config.k';
        value: number;
    }
    interface LinkConfigLeaseMsFieldEvent {
        field: '$.config.leaseMs';
        value: number;
    }
    interface LinkConfigRemovedFieldEvent {
        field: '$.config.removed[]';
        index: number;
        value: string;
    }
    interface LinkBallotRoundFieldEvent {
        field: '$.ballot.round';
        value: number;
    }
    interface LinkBallotPeerFieldEvent {
        field: '$.ballot.peer';
        value: string;
    }
    interface LinkBallotIncarnationFieldEvent {
        field: '$.ballot.incarnation';
        value: number;
    }
    interface LinkSignaturesPeerFieldEvent {
        field: '$.signatures[].peer';
        value: string;
        index: number;
    }
    interface LinkSignaturesStoreFieldEvent {
        field: '$.signatures[].store';
        value: string;
        index: number;
    }
    interface LinkSignaturesSignatureFieldEvent {
        field: '$.signatures[].signature';
        value: string;
        index: number;
    }
    interface LinkMeshFieldEvent {
        field: '$.mesh';
        value: string;
    }
    function encode(obj: Partial<Link>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Link>): Link;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Link>): Generator<LinkConfigMeshFieldEvent | LinkConfigGenerationFieldEvent | LinkConfigEpochFieldEvent | LinkConfigPreviousFieldEvent | LinkConfigWardensPeerFieldEvent | LinkConfigWardensStoreFieldEvent | LinkConfigWardensZoneFieldEvent | LinkConfigKFieldEvent | LinkConfigLeaseMsFieldEvent | LinkConfigRemovedFieldEvent | LinkBallotRoundFieldEvent | LinkBallotPeerFieldEvent | LinkBallotIncarnationFieldEvent | LinkSignaturesPeerFieldEvent | LinkSignaturesStoreFieldEvent | LinkSignaturesSignatureFieldEvent | LinkMeshFieldEvent>;
}
export interface Links {
    links: Link[];
}
export declare namespace Links {
    const codec: () => Codec<Links>;
    interface LinksLinksConfigMeshFieldEvent {
        field: '$.links[].config.mesh';
        value: string;
        index: number;
    }
    interface LinksLinksConfigGenerationFieldEvent {
        field: '$.links[].config.generation';
        value: number;
        index: number;
    }
    interface LinksLinksConfigEpochFieldEvent {
        field: '$.links[].config.epoch';
        value: number;
        index: number;
    }
    interface LinksLinksConfigPreviousFieldEvent {
        field: '$.links[].config.previous';
        value: string;
        index: number;
    }
    interface LinksLinksConfigWardensPeerFieldEvent {
        field: '$.links[].config.wardens[].peer';
        value: string;
        index: number;
    }
    interface LinksLinksConfigWardensStoreFieldEvent {
        field: '$.links[].config.wardens[].store';
        value: string;
        index: number;
    }
    interface LinksLinksConfigWardensZoneFieldEvent {
        field: '$.links[].config.wardens[].zone';
        value: string;
        index: number;
    }
    interface LinksLinksConfigKFieldEvent {
        field: '$.links[].config.k';
        value: number;
        index: number;
    }
    interface LinksLinksConfigLeaseMsFieldEvent {
        field: '$.links[].config.leaseMs';
        value: number;
        index: number;
    }
    interface LinksLinksConfigRemovedFieldEvent {
        field: '$.links[].config.removed[]';
        index: number;
        value: string;
    }
    interface LinksLinksBallotRoundFieldEvent {
        field: '$.links[].ballot.round';
        value: number;
        index: number;
    }
    interface LinksLinksBallotPeerFieldEvent {
        field: '$.links[].ballot.peer';
        value: string;
        index: number;
    }
    interface LinksLinksBallotIncarnationFieldEvent {
        field: '$.links[].ballot.incarnation';
        value: number;
        index: number;
    }
    interface LinksLinksSignaturesPeerFieldEvent {
        field: '$.links[].signatures[].peer';
        value: string;
        index: number;
    }
    interface LinksLinksSignaturesStoreFieldEvent {
        field: '$.links[].signatures[].store';
        value: string;
        index: number;
    }
    interface LinksLinksSignaturesSignatureFieldEvent {
        field: '$.links[].signatures[].signature';
        value: string;
        index: number;
    }
    interface LinksLinksMeshFieldEvent {
        field: '$.links[].mesh';
        value: string;
        index: number;
    }
    function encode(obj: Partial<Links>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Links>): Links;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Links>): Generator<LinksLinksConfigMeshFieldEvent | LinksLinksConfigGenerationFieldEvent | LinksLinksConfigEpochFieldEvent | LinksLinksConfigPreviousFieldEvent | LinksLinksConfigWardensPeerFieldEvent | LinksLinksConfigWardensStoreFieldEvent | LinksLinksConfigWardensZoneFieldEvent | LinksLinksConfigKFieldEvent | LinksLinksConfigLeaseMsFieldEvent | LinksLinksConfigRemovedFieldEvent | LinksLinksBallotRoundFieldEvent | LinksLinksBallotPeerFieldEvent | LinksLinksBallotIncarnationFieldEvent | LinksLinksSignaturesPeerFieldEvent | LinksLinksSignaturesStoreFieldEvent | LinksLinksSignaturesSignatureFieldEvent | LinksLinksMeshFieldEvent>;
}
export interface SnapshotRecord {
    address: string;
    epoch: number;
    highest: number;
    peer: string;
    incarnation: number;
    term: number;
    round: number;
    rival: number;
    remainingMs: number;
    successor: string;
}
export declare namespace SnapshotRecord {
    const codec: () => Codec<SnapshotRecord>;
    interface SnapshotRecordAddressFieldEvent {
        field: '$.address';
        value: string;
    }
    interface SnapshotRecordEpochFieldEvent {
        field: '$.epoch';
        value: number;
    }
    interface SnapshotRecordHighestFieldEvent {
        field: '$.highest';
        value: number;
    }
    interface SnapshotRecordPeerFieldEvent {
        field: '$.peer';
        value: string;
    }
    interface SnapshotRecordIncarnationFieldEvent {
        field: '$.incarnation';
        value: number;
    }
    interface SnapshotRecordTermFieldEvent {
        field: '$.term';
        value: number;
    }
    interface SnapshotRecordRoundFieldEvent {
        field: '$.round';
        value: number;
    }
    interface SnapshotRecordRivalFieldEvent {
        field: '$.rival';
        value: number;
    }
    interface SnapshotRecordRemainingMsFieldEvent {
        field: '$.remainingMs';
        value: number;
    }
    interface SnapshotRecordSuccessorFieldEvent {
        field: '$.successor';
        value: string;
    }
    function encode(obj: Partial<SnapshotRecord>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SnapshotRecord>): SnapshotRecord;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<SnapshotRecord>): Generator<SnapshotRecordAddressFieldEvent | SnapshotRecordEpochFieldEvent | SnapshotRecordHighestFieldEvent | SnapshotRecordPeerFieldEvent | SnapshotRecordIncarnationFieldEvent | SnapshotRecordTermFieldEvent | SnapshotRecordRoundFieldEvent | SnapshotRecordRivalFieldEvent | SnapshotRecordRemainingMsFieldEvent | SnapshotRecordSuccessorFieldEvent>;
}
export interface Snapshot {
    floor: number;
    silenceMs: number;
    records: SnapshotRecord[];
}
export declare namespace Snapshot {
    const codec: () => Codec<Snapshot>;
    interface SnapshotFloorFieldEvent {
        field: '$.floor';
        value: number;
    }
    interface SnapshotSilenceMsFieldEvent {
        field: '$.silenceMs';
        value: number;
    }
    interface SnapshotRecordsAddressFieldEvent {
        field: '$.records[].address';
        value: string;
        index: number;
    }
    interface SnapshotRecordsEpochFieldEvent {
        field: '$.records[].epoch';
        value: number;
        index: number;
    }
    interface SnapshotRecordsHighestFieldEvent {
        field: '$.records[].highest';
        value: number;
        index: number;
    }
    interface SnapshotRecordsPeerFieldEvent {
        field: '$.records[].peer';
        value: string;
        index: number;
    }
    interface SnapshotRecordsIncarnationFieldEvent {
        field: '$.records[].incarnation';
        value: number;
        index: number;
    }
    interface SnapshotRecordsTermFieldEvent {
        field: '$.records[].term';
        value: number;
        index: number;
    }
    interface SnapshotRecordsRoundFieldEvent {
        field: '$.records[].round';
        value: number;
        index: number;
    }
    interface SnapshotRecordsRivalFieldEvent {
        field: '$.records[].rival';
        value: number;
        index: number;
    }
    interface SnapshotRecordsRemainingMsFieldEvent {
        field: '$.records[].remainingMs';
        value: number;
        index: number;
    }
    interface SnapshotRecordsSuccessorFieldEvent {
        field: '$.records[].successor';
        value: string;
        index: number;
    }
    function encode(obj: Partial<Snapshot>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Snapshot>): Snapshot;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Snapshot>): Generator<SnapshotFloorFieldEvent | SnapshotSilenceMsFieldEvent | SnapshotRecordsAddressFieldEvent | SnapshotRecordsEpochFieldEvent | SnapshotRecordsHighestFieldEvent | SnapshotRecordsPeerFieldEvent | SnapshotRecordsIncarnationFieldEvent | SnapshotRecordsTermFieldEvent | SnapshotRecordsRoundFieldEvent | SnapshotRecordsRivalFieldEvent | SnapshotRecordsRemainingMsFieldEvent | SnapshotRecordsSuccessorFieldEvent>;
}
export interface Proposal {
    ballot?: StepBallot;
    config?: Config;
}
export declare namespace Proposal {
    const codec: () => Codec<Proposal>;
    interface ProposalBallotRoundFieldEvent {
        field: '$.ballot.round';
        value: number;
    }
    interface ProposalBallotPeerFieldEvent {
        field: '$.ballot.peer';
        value: string;
    }
    interface ProposalBallotIncarnationFieldEvent {
        field: '$.ballot.incarnation';
        value: number;
    }
    interface ProposalConfigMeshFieldEvent {
        field: '$.config.mesh';
        value: string;
    }
    interface ProposalConfigGenerationFieldEvent {
        field: '$.config.generation';
        value: number;
    }
    interface ProposalConfigEpochFieldEvent {
        field: '$.config.epoch';
        value: number;
    }
    interface ProposalConfigPreviousFieldEvent {
        field: '$.config.previous';
        value: string;
    }
    interface ProposalConfigWardensPeerFieldEvent {
        field: '$.config.wardens[].peer';
        value: string;
        index: number;
    }
    interface ProposalConfigWardensStoreFieldEvent {
        field: '$.config.wardens[].store';
        value: string;
        index: number;
    }
    interface ProposalConfigWardensZoneFieldEvent {
        field: '$.config.wardens[].zone';
        value: string;
        index: number;
    }
    interface ProposalConfigKFieldEvent {
        field: '$.config.k';
        value: number;
    }
    interface ProposalConfigLeaseMsFieldEvent {
        field: '$.config.leaseMs';
        value: number;
    }
    interface ProposalConfigRemovedFieldEvent {
        field: '$.config.removed[]';
        index: number;
        value: string;
    }
    function encode(obj: Partial<Proposal>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Proposal>): Proposal;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Proposal>): Generator<ProposalBallotRoundFieldEvent | ProposalBallotPeerFieldEvent | ProposalBallotIncarnationFieldEvent | ProposalConfigMeshFieldEvent | ProposalConfigGenerationFieldEvent | ProposalConfigEpochFieldEvent | ProposalConfigPreviousFieldEvent | ProposalConfigWardensPeerFieldEvent | ProposalConfigWardensStoreFieldEvent | ProposalConfigWardensZoneFieldEvent | ProposalConfigKFieldEvent | ProposalConfigLeaseMsFieldEvent | ProposalConfigRemovedFieldEvent>;
}
export interface Step {
    store: string;
    prepareStep?: PrepareStep;
    promiseStep?: PromiseStep;
    overtakenStep?: OvertakenStep;
    install?: Install;
    installed?: Installed;
    acceptStep?: AcceptStep;
    acceptedStep?: AcceptedStep;
    links?: Links;
    wantLinks?: WantLinks;
    wantRecords?: WantRecords;
    records?: Recorded;
    surrender?: Surrender;
    surrendered?: Surrendered;
}
export declare namespace Step {
    const codec: () => Codec<Step>;
    interface StepStoreFieldEvent {
        field: '$.store';
        value: string;
    }
    interface StepPrepareStepConfigFieldEvent {
        field: '$.prepareStep.config';
        value: string;
    }
    interface StepPrepareStepBallotRoundFieldEvent {
        field: '$.prepareStep.ballot.round';
        value: number;
    }
    interface StepPrepareStepBallotPeerFieldEvent {
        field: '$.prepareStep.ballot.peer';
        value: string;
    }
    interface StepPrepareStepBallotIncarnationFieldEvent {
        field: '$.prepareStep.ballot.incarnation';
        value: number;
    }
    interface StepPrepareStepWantedMeshFieldEvent {
        field: '$.prepareStep.wanted.mesh';
        value: string;
    }
    interface StepPrepareStepWantedGenerationFieldEvent {
        field: '$.prepareStep.wanted.generation';
        value: number;
    }
    interface StepPrepareStepWantedEpochFieldEvent {
        field: '$.prepareStep.wanted.epoch';
        value: number;
    }
    interface StepPrepareStepWantedPreviousFieldEvent {
        field: '$.prepareStep.wanted.previous';
        value: string;
    }
    interface StepPrepareStepWantedWardensPeerFieldEvent {
        field: '$.prepareStep.wanted.wardens[].peer';
        value: string;
        index: number;
    }
    interface StepPrepareStepWantedWardensStoreFieldEvent {
        field: '$.prepareStep.wanted.wardens[].store';
        value: string;
        index: number;
    }
    interface StepPrepareStepWantedWardensZoneFieldEvent {
        field: '$.prepareStep.wanted.wardens[].zone';
        value: string;
        index: number;
    }
    interface StepPrepareStepWantedKFieldEvent {
        field: '$.prepareStep.wanted.k';
        value: number;
    }
    interface StepPrepareStepWantedLeaseMsFieldEvent {
        field: '$.prepareStep.wanted.leaseMs';
        value: number;
    }
    interface StepPrepareStepWantedRemovedFieldEvent {
        field: '$.prepareStep.wanted.removed[]';
        index: number;
        value: string;
    }
    interface StepPromiseStepConfigFieldEvent {
        field: '$.promiseStep.config';
        value: string;
    }
    interface StepPromiseStepBallotRoundFieldEvent {
        field: '$.promiseStep.ballot.round';
        value: number;
    }
    interface StepPromiseStepBallotPeerFieldEvent {
        field: '$.promiseStep.ballot.peer';
        value: string;
    }
    interface StepPromiseStepBallotIncarnationFieldEvent {
        field: '$.promiseStep.ballot.incarnation';
        value: number;
    }
    interface StepPromiseStepSnapshotFloorFieldEvent {
        field: '$.promiseStep.snapshot.floor';
        value: number;
    }
    interface StepPromiseStepSnapshotSilenceMsFieldEvent {
        field: '$.promiseStep.snapshot.silenceMs';
        value: number;
    }
    interface StepPromiseStepSnapshotRecordsAddressFieldEvent {
        field: '$.promiseStep.snapshot.records[].address';
        value: string;
        index: number;
    }
    interface StepPromiseStepSnapshotRecordsEpochFieldEvent {
        field: '$.promiseStep.snapshot.records[].epoch';
        value: number;
        index: number;
    }
    interface StepPromiseStepSnapshotRecordsHighestFieldEvent {
        field: '$.promiseStep.snapshot.records[].highest';
        value: number;
        index: number;
    }
    interface StepPromiseStepSnapshotRecordsPeerFieldEvent {
        field: '$.promiseStep.snapshot.records[].peer';
        value: string;
        index: number;
    }
    interface StepPromiseStepSnapshotRecordsIncarnationFieldEvent {
        field: '$.promiseStep.snapshot.records[].incarnation';
        value: number;
        index: number;
    }
    interface StepPromiseStepSnapshotRecordsTermFieldEvent {
        field: '$.promiseStep.snapshot.records[].term';
        value: number;
        index: number;
    }
    interface StepPromiseStepSnapshotRecordsRoundFieldEvent {
        field: '$.promiseStep.snapshot.records[].round';
        value: number;
        index: number;
    }
    interface StepPromiseStepSnapshotRecordsRivalFieldEvent {
        field: '$.promiseStep.snapshot.records[].rival';
        value: number;
        index: number;
    }
    interface StepPromiseStepSnapshotRecordsRemainingMsFieldEvent {
        field: '$.promiseStep.snapshot.records[].remainingMs';
        value: number;
        index: number;
    }
    interface StepPromiseStepSnapshotRecordsSuccessorFieldEvent {
        field: '$.promiseStep.snapshot.records[].successor';
        value: string;
        index: number;
    }
    interface StepPromiseStepAcceptedBallotRoundFieldEvent {
        field: '$.promiseStep.accepted.ballot.round';
        value: number;
    }
    interface StepPromiseStepAcceptedBallotPeerFieldEvent {
        field: '$.promiseStep.accepted.ballot.peer';
        value: string;
    }
    interface StepPromiseStepAcceptedBallotIncarnationFieldEvent {
        field: '$.promiseStep.accepted.ballot.incarnation';
        value: number;
    }
    interface StepPromiseStepAcceptedConfigMeshFieldEvent {
        field: '$.promiseStep.accepted.config.mesh';
        value: string;
    }
    interface StepPromiseStepAcceptedConfigGenerationFieldEvent {
        field: '$.promiseStep.accepted.config.generation';
        value: number;
    }
    interface StepPromiseStepAcceptedConfigEpochFieldEvent {
        field: '$.promiseStep.accepted.config.epoch';
        value: number;
    }
    interface StepPromiseStepAcceptedConfigPreviousFieldEvent {
        field: '$.promiseStep.accepted.config.previous';
        value: string;
    }
    interface StepPromiseStepAcceptedConfigWardensPeerFieldEvent {
        field: '$.promiseStep.accepted.config.wardens[].peer';
        value: string;
        index: number;
    }
    interface StepPromiseStepAcceptedConfigWardensStoreFieldEvent {
        field: '$.promiseStep.accepted.config.wardens[].store';
        value: string;
        index: number;
    }
    interface StepPromiseStepAcceptedConfigWardensZoneFieldEvent {
        field: '$.promiseStep.accepted.config.wardens[].zone';
        value: string;
        index: number;
    }
    interface StepPromiseStepAcceptedConfigKFieldEvent {
        field: '$.promiseStep.accepted.config.k';
        value: number;
    }
    interface StepPromiseStepAcceptedConfigLeaseMsFieldEvent {
        field: '$.promiseStep.accepted.config.leaseMs';
        value: number;
    }
    interface StepPromiseStepAcceptedConfigRemovedFieldEvent {
        field: '$.promiseStep.accepted.config.removed[]';
        index: number;
        value: string;
    }
    interface StepOvertakenStepConfigFieldEvent {
        field: '$.overtakenStep.config';
        value: string;
    }
    interface StepOvertakenStepBallotRoundFieldEvent {
        field: '$.overtakenStep.ballot.round';
        value: number;
    }
    interface StepOvertakenStepBallotPeerFieldEvent {
        field: '$.overtakenStep.ballot.peer';
        value: string;
    }
    interface StepOvertakenStepBallotIncarnationFieldEvent {
        field: '$.overtakenStep.ballot.incarnation';
        value: number;
    }
    interface StepOvertakenStepPromisedRoundFieldEvent {
        field: '$.overtakenStep.promised.round';
        value: number;
    }
    interface StepOvertakenStepPromisedPeerFieldEvent {
        field: '$.overtakenStep.promised.peer';
        value: string;
    }
    interface StepOvertakenStepPromisedIncarnationFieldEvent {
        field: '$.overtakenStep.promised.incarnation';
        value: number;
    }
    interface StepInstallConfigFieldEvent {
        field: '$.install.config';
        value: string;
    }
    interface StepInstallBallotRoundFieldEvent {
        field: '$.install.ballot.round';
        value: number;
    }
    interface StepInstallBallotPeerFieldEvent {
        field: '$.install.ballot.peer';
        value: string;
    }
    interface StepInstallBallotIncarnationFieldEvent {
        field: '$.install.ballot.incarnation';
        value: number;
    }
    interface StepInstallNextConfigMeshFieldEvent {
        field: '$.install.next.config.mesh';
        value: string;
    }
    interface StepInstallNextConfigGenerationFieldEvent {
        field: '$.install.next.config.generation';
        value: number;
    }
    interface StepInstallNextConfigEpochFieldEvent {
        field: '$.install.next.config.epoch';
        value: number;
    }
    interface StepInstallNextConfigPreviousFieldEvent {
        field: '$.install.next.config.previous';
        value: string;
    }
    interface StepInstallNextConfigWardensPeerFieldEvent {
        field: '$.install.next.config.wardens[].peer';
        value: string;
        index: number;
    }
    interface StepInstallNextConfigWardensStoreFieldEvent {
        field: '$.install.next.config.wardens[].store';
        value: string;
        index: number;
    }
    interface StepInstallNextConfigWardensZoneFieldEvent {
        field: '$.install.next.config.wardens[].zone';
        value: string;
        index: number;
    }
    interface StepInstallNextConfigKFieldEvent {
        field: '$.install.next.config.k';
        value: number;
    }
    interface StepInstallNextConfigLeaseMsFieldEvent {
        field: '$.install.next.config.leaseMs';
        value: number;
    }
    interface StepInstallNextConfigRemovedFieldEvent {
        field: '$.install.next.config.removed[]';
        index: number;
        value: string;
    }
    interface StepInstallNextBallotRoundFieldEvent {
        field: '$.install.next.ballot.round';
        value: number;
    }
    interface StepInstallNextBallotPeerFieldEvent {
        field: '$.install.next.ballot.peer';
        value: string;
    }
    interface StepInstallNextBallotIncarnationFieldEvent {
        field: '$.install.next.ballot.incarnation';
        value: number;
    }
    interface StepInstallNextSignaturesPeerFieldEvent {
        field: '$.install.next.signatures[].peer';
        value: string;
        index: number;
    }
    interface StepInstallNextSignaturesStoreFieldEvent {
        field: '$.install.next.signatures[].store';
        value: string;
        index: number;
    }
    interface StepInstallNextSignaturesSignatureFieldEvent {
        field: '$.install.next.signatures[].signature';
        value: string;
        index: number;
    }
    interface StepInstallNextMeshFieldEvent {
        field: '$.install.next.mesh';
        value: string;
    }
    interface StepInstallMergedFloorFieldEvent {
        field: '$.install.merged.floor';
        value: number;
    }
    interface StepInstallMergedSilenceMsFieldEvent {
        field: '$.install.merged.silenceMs';
        value: number;
    }
    interface StepInstallMergedRecordsAddressFieldEvent {
        field: '$.install.merged.records[].address';
        value: string;
        index: number;
    }
    interface StepInstallMergedRecordsEpochFieldEvent {
        field: '$.install.merged.records[].epoch';
        value: number;
        index: number;
    }
    interface StepInstallMergedRecordsHighestFieldEvent {
        field: '$.install.merged.records[].highest';
        value: number;
        index: number;
    }
    interface StepInstallMergedRecordsPeerFieldEvent {
        field: '$.install.merged.records[].peer';
        value: string;
        index: number;
    }
    interface StepInstallMergedRecordsIncarnationFieldEvent {
        field: '$.install.merged.records[].incarnation';
        value: number;
        index: number;
    }
    interface StepInstallMergedRecordsTermFieldEvent {
        field: '$.install.merged.records[].term';
        value: number;
        index: number;
    }
    interface StepInstallMergedRecordsRoundFieldEvent {
        field: '$.install.merged.records[].round';
        value: number;
        index: number;
    }
    interface StepInstallMergedRecordsRivalFieldEvent {
        field: '$.install.merged.records[].rival';
        value: number;
        index: number;
    }
    interface StepInstallMergedRecordsRemainingMsFieldEvent {
        field: '$.install.merged.records[].remainingMs';
        value: number;
        index: number;
    }
    interface StepInstallMergedRecordsSuccessorFieldEvent {
        field: '$.install.merged.records[].successor';
        value: string;
        index: number;
    }
    interface StepInstalledConfigFieldEvent {
        field: '$.installed.config';
        value: string;
    }
    interface StepInstalledBallotRoundFieldEvent {
        field: '$.installed.ballot.round';
        value: number;
    }
    interface StepInstalledBallotPeerFieldEvent {
        field: '$.installed.ballot.peer';
        value: string;
    }
    interface StepInstalledBallotIncarnationFieldEvent {
        field: '$.installed.ballot.incarnation';
        value: number;
    }
    interface StepAcceptStepConfigFieldEvent {
        field: '$.acceptStep.config';
        value: string;
    }
    interface StepAcceptStepBallotRoundFieldEvent {
        field: '$.acceptStep.ballot.round';
        value: number;
    }
    interface StepAcceptStepBallotPeerFieldEvent {
        field: '$.acceptStep.ballot.peer';
        value: string;
    }
    interface StepAcceptStepBallotIncarnationFieldEvent {
        field: '$.acceptStep.ballot.incarnation';
        value: number;
    }
    interface StepAcceptStepNextMeshFieldEvent {
        field: '$.acceptStep.next.mesh';
        value: string;
    }
    interface StepAcceptStepNextGenerationFieldEvent {
        field: '$.acceptStep.next.generation';
        value: number;
    }
    interface StepAcceptStepNextEpochFieldEvent {
        field: '$.acceptStep.next.epoch';
        value: number;
    }
    interface StepAcceptStepNextPreviousFieldEvent {
        field: '$.acceptStep.next.previous';
        value: string;
    }
    interface StepAcceptStepNextWardensPeerFieldEvent {
        field: '$.acceptStep.next.wardens[].peer';
        value: string;
        index: number;
    }
    interface StepAcceptStepNextWardensStoreFieldEvent {
        field: '$.acceptStep.next.wardens[].store';
        value: string;
        index: number;
    }
    interface StepAcceptStepNextWardensZoneFieldEvent {
        field: '$.acceptStep.next.wardens[].zone';
        value: string;
        index: number;
    }
    interface StepAcceptStepNextKFieldEvent {
        field: '$.acceptStep.next.k';
        value: number;
    }
    interface StepAcceptStepNextLeaseMsFieldEvent {
        field: '$.acceptStep.next.leaseMs';
        value: number;
    }
    interface StepAcceptStepNextRemovedFieldEvent {
        field: '$.acceptStep.next.removed[]';
        index: number;
        value: string;
    }
    interface StepAcceptedStepConfigFieldEvent {
        field: '$.acceptedStep.config';
        value: string;
    }
    interface StepAcceptedStepBallotRoundFieldEvent {
        field: '$.acceptedStep.ballot.round';
        value: number;
    }
    interface StepAcceptedStepBallotPeerFieldEvent {
        field: '$.acceptedStep.ballot.peer';
        value: string;
    }
    interface StepAcceptedStepBallotIncarnationFieldEvent {
        field: '$.acceptedStep.ballot.incarnation';
        value: number;
    }
    interface StepAcceptedStepSignatureFieldEvent {
        field: '$.acceptedStep.signature';
        value: string;
    }
    interface StepLinksLinksConfigMeshFieldEvent {
        field: '$.links.links[].config.mesh';
        value: string;
        index: number;
    }
    interface StepLinksLinksConfigGenerationFieldEvent {
        field: '$.links.links[].config.generation';
        value: number;
        index: number;
    }
    interface StepLinksLinksConfigEpochFieldEvent {
        field: '$.links.links[].config.epoch';
        value: number;
        index: number;
    }
    interface StepLinksLinksConfigPreviousFieldEvent {
        field: '$.links.links[].config.previous';
        value: string;
        index: number;
    }
    interface StepLinksLinksConfigWardensPeerFieldEvent {
        field: '$.links.links[].config.wardens[].peer';
        value: string;
        index: number;
    }
    interface StepLinksLinksConfigWardensStoreFieldEvent {
        field: '$.links.links[].config.wardens[].store';
        value: string;
        index: number;
    }
    interface StepLinksLinksConfigWardensZoneFieldEvent {
        field: '$.links.links[].config.wardens[].zone';
        value: string;
        index: number;
    }
    interface StepLinksLinksConfigKFieldEvent {
        field: '$.links.links[].config.k';
        value: number;
        index: number;
    }
    interface StepLinksLinksConfigLeaseMsFieldEvent {
        field: '$.links.links[].config.leaseMs';
        value: number;
        index: number;
    }
    interface StepLinksLinksConfigRemovedFieldEvent {
        field: '$.links.links[].config.removed[]';
        index: number;
        value: string;
    }
    interface StepLinksLinksBallotRoundFieldEvent {
        field: '$.links.links[].ballot.round';
        value: number;
        index: number;
    }
    interface StepLinksLinksBallotPeerFieldEvent {
        field: '$.links.links[].ballot.peer';
        value: string;
        index: number;
    }
    interface StepLinksLinksBallotIncarnationFieldEvent {
        field: '$.links.links[].ballot.incarnation';
        value: number;
        index: number;
    }
    interface StepLinksLinksSignaturesPeerFieldEvent {
        field: '$.links.links[].signatures[].peer';
        value: string;
        index: number;
    }
    interface StepLinksLinksSignaturesStoreFieldEvent {
        field: '$.links.links[].signatures[].store';
        value: string;
        index: number;
    }
    interface StepLinksLinksSignaturesSignatureFieldEvent {
        field: '$.links.links[].signatures[].signature';
        value: string;
        index: number;
    }
    interface StepLinksLinksMeshFieldEvent {
        field: '$.links.links[].mesh';
        value: string;
        index: number;
    }
    interface StepWantLinksConfigFieldEvent {
        field: '$.wantLinks.config';
        value: string;
    }
    interface StepWantRecordsConfigFieldEvent {
        field: '$.wantRecords.config';
        value: string;
    }
    interface StepRecordsConfigFieldEvent {
        field: '$.records.config';
        value: string;
    }
    interface StepRecordsMergedFloorFieldEvent {
        field: '$.records.merged.floor';
        value: number;
    }
    interface StepRecordsMergedSilenceMsFieldEvent {
        field: '$.records.merged.silenceMs';
        value: number;
    }
    interface StepRecordsMergedRecordsAddressFieldEvent {
        field: '$.records.merged.records[].address';
        value: string;
        index: number;
    }
    interface StepRecordsMergedRecordsEpochFieldEvent {
        field: '$.records.merged.records[].epoch';
        value: number;
        index: number;
    }
    interface StepRecordsMergedRecordsHighestFieldEvent {
        field: '$.records.merged.records[].highest';
        value: number;
        index: number;
    }
    interface StepRecordsMergedRecordsPeerFieldEvent {
        field: '$.records.merged.records[].peer';
        value: string;
        index: number;
    }
    interface StepRecordsMergedRecordsIncarnationFieldEvent {
        field: '$.records.merged.records[].incarnation';
        value: number;
        index: number;
    }
    interface StepRecordsMergedRecordsTermFieldEvent {
        field: '$.records.merged.records[].term';
        value: number;
        index: number;
    }
    interface StepRecordsMergedRecordsRoundFieldEvent {
        field: '$.records.merged.records[].round';
        value: number;
        index: number;
    }
    interface StepRecordsMergedRecordsRivalFieldEvent {
        field: '$.records.merged.records[].rival';
        value: number;
        index: number;
    }
    interface StepRecordsMergedRecordsRemainingMsFieldEvent {
        field: '$.records.merged.records[].remainingMs';
        value: number;
        index: number;
    }
    interface StepRecordsMergedRecordsSuccessorFieldEvent {
        field: '$.records.merged.records[].successor';
        value: string;
        index: number;
    }
    interface StepSurrenderConfigFieldEvent {
        field: '$.surrender.config';
        value: string;
    }
    interface StepSurrenderNextConfigMeshFieldEvent {
        field: '$.surrender.next.config.mesh';
        value: string;
    }
    interface StepSurrenderNextConfigGenerationFieldEvent {
        field: '$.surrender.next.config.generation';
        value: number;
    }
    interface StepSurrenderNextConfigEpochFieldEvent {
        field: '$.surrender.next.config.epoch';
        value: number;
    }
    interface StepSurrenderNextConfigPreviousFieldEvent {
        field: '$.surrender.next.config.previous';
        value: string;
    }
    interface StepSurrenderNextConfigWardensPeerFieldEvent {
        field: '$.surrender.next.config.wardens[].peer';
        value: string;
        index: number;
    }
    interface StepSurrenderNextConfigWardensStoreFieldEvent {
        field: '$.surrender.next.config.wardens[].store';
        value: string;
        index: number;
    }
    interface StepSurrenderNextConfigWardensZoneFieldEvent {
        field: '$.surrender.next.config.wardens[].zone';
        value: string;
        index: number;
    }
    interface StepSurrenderNextConfigKFieldEvent {
        field: '$.surrender.next.config.k';
        value: number;
    }
    interface StepSurrenderNextConfigLeaseMsFieldEvent {
        field: '$.surrender.next.config.leaseMs';
        value: number;
    }
    interface StepSurrenderNextConfigRemovedFieldEvent {
        field: '$.surrender.next.config.removed[]';
        index: number;
        value: string;
    }
    interface StepSurrenderNextBallotRoundFieldEvent {
        field: '$.surrender.next.ballot.round';
        value: number;
    }
    interface StepSurrenderNextBallotPeerFieldEvent {
        field: '$.surrender.next.ballot.peer';
        value: string;
    }
    interface StepSurrenderNextBallotIncarnationFieldEvent {
        field: '$.surrender.next.ballot.incarnation';
        value: number;
    }
    interface StepSurrenderNextSignaturesPeerFieldEvent {
        field: '$.surrender.next.signatures[].peer';
        value: string;
        index: number;
    }
    interface StepSurrenderNextSignaturesStoreFieldEvent {
        field: '$.surrender.next.signatures[].store';
        value: string;
        index: number;
    }
    interface StepSurrenderNextSignaturesSignatureFieldEvent {
        field: '$.surrender.next.signatures[].signature';
        value: string;
        index: number;
    }
    interface StepSurrenderNextMeshFieldEvent {
        field: '$.surrender.next.mesh';
        value: string;
    }
    interface StepSurrenderedConfigFieldEvent {
        field: '$.surrendered.config';
        value: string;
    }
    interface StepSurrenderedSnapshotFloorFieldEvent {
        field: '$.surrendered.snapshot.floor';
        value: number;
    }
    interface StepSurrenderedSnapshotSilenceMsFieldEvent {
        field: '$.surrendered.snapshot.silenceMs';
        value: number;
    }
    interface StepSurrenderedSnapshotRecordsAddressFieldEvent {
        field: '$.surrendered.snapshot.records[].address';
        value: string;
        index: number;
    }
    interface StepSurrenderedSnapshotRecordsEpochFieldEvent {
        field: '$.surrendered.snapshot.records[].epoch';
        value: number;
        index: number;
    }
    interface StepSurrenderedSnapshotRecordsHighestFieldEvent {
        field: '$.surrendered.snapshot.records[].highest';
        value: number;
        index: number;
    }
    interface StepSurrenderedSnapshotRecordsPeerFieldEvent {
        field: '$.surrendered.snapshot.records[].peer';
        value: string;
        index: number;
    }
    interface StepSurrenderedSnapshotRecordsIncarnationFieldEvent {
        field: '$.surrendered.snapshot.records[].incarnation';
        value: number;
        index: number;
    }
    interface StepSurrenderedSnapshotRecordsTermFieldEvent {
        field: '$.surrendered.snapshot.records[].term';
        value: number;
        index: number;
    }
    interface StepSurrenderedSnapshotRecordsRoundFieldEvent {
        field: '$.surrendered.snapshot.records[].round';
        value: number;
        index: number;
    }
    interface StepSurrenderedSnapshotRecordsRivalFieldEvent {
        field: '$.surrendered.snapshot.records[].rival';
        value: number;
        index: number;
    }
    interface StepSurrenderedSnapshotRecordsRemainingMsFieldEvent {
        field: '$.surrendered.snapshot.records[].remainingMs';
        value: number;
        index: number;
    }
    interface StepSurrenderedSnapshotRecordsSuccessorFieldEvent {
        field: '$.surrendered.snapshot.records[].successor';
        value: string;
        index: number;
    }
    function encode(obj: Partial<Step>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Step>): Step;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Step>): Generator<StepStoreFieldEvent | StepPrepareStepConfigFieldEvent | StepPrepareStepBallotRoundFieldEvent | StepPrepareStepBallotPeerFieldEvent | StepPrepareStepBallotIncarnationFieldEvent | StepPrepareStepWantedMeshFieldEvent | StepPrepareStepWantedGenerationFieldEvent | StepPrepareStepWantedEpochFieldEvent | StepPrepareStepWantedPreviousFieldEvent | StepPrepareStepWantedWardensPeerFieldEvent | StepPrepareStepWantedWardensStoreFieldEvent | StepPrepareStepWantedWardensZoneFieldEvent | StepPrepareStepWantedKFieldEvent | StepPrepareStepWantedLeaseMsFieldEvent | StepPrepareStepWantedRemovedFieldEvent | StepPromiseStepConfigFieldEvent | StepPromiseStepBallotRoundFieldEvent | StepPromiseStepBallotPeerFieldEvent | StepPromiseStepBallotIncarnationFieldEvent | StepPromiseStepSnapshotFloorFieldEvent | StepPromiseStepSnapshotSilenceMsFieldEvent | StepPromiseStepSnapshotRecordsAddressFieldEvent | StepPromiseStepSnapshotRecordsEpochFieldEvent | StepPromiseStepSnapshotRecordsHighestFieldEvent | StepPromiseStepSnapshotRecordsPeerFieldEvent | StepPromiseStepSnapshotRecordsIncarnationFieldEvent | StepPromiseStepSnapshotRecordsTermFieldEvent | StepPromiseStepSnapshotRecordsRoundFieldEvent | StepPromiseStepSnapshotRecordsRivalFieldEvent | StepPromiseStepSnapshotRecordsRemainingMsFieldEvent | StepPromiseStepSnapshotRecordsSuccessorFieldEvent | StepPromiseStepAcceptedBallotRoundFieldEvent | StepPromiseStepAcceptedBallotPeerFieldEvent | StepPromiseStepAcceptedBallotIncarnationFieldEvent | StepPromiseStepAcceptedConfigMeshFieldEvent | StepPromiseStepAcceptedConfigGenerationFieldEvent | StepPromiseStepAcceptedConfigEpochFieldEvent | StepPromiseStepAcceptedConfigPreviousFieldEvent | StepPromiseStepAcceptedConfigWardensPeerFieldEvent | StepPromiseStepAcceptedConfigWardensStoreFieldEvent | StepPromiseStepAcceptedConfigWardensZoneFieldEvent | StepPromiseStepAcceptedConfigKFieldEvent | StepPromiseStepAcceptedConfigLeaseMsFieldEvent | StepPromiseStepAcceptedConfigRemovedFieldEvent | StepOvertakenStepConfigFieldEvent | StepOvertakenStepBallotRoundFieldEvent | StepOvertakenStepBallotPeerFieldEvent | StepOvertakenStepBallotIncarnationFieldEvent | StepOvertakenStepPromisedRoundFieldEvent | StepOvertakenStepPromisedPeerFieldEvent | StepOvertakenStepPromisedIncarnationFieldEvent | StepInstallConfigFieldEvent | StepInstallBallotRoundFieldEvent | StepInstallBallotPeerFieldEvent | StepInstallBallotIncarnationFieldEvent | StepInstallNextConfigMeshFieldEvent | StepInstallNextConfigGenerationFieldEvent | StepInstallNextConfigEpochFieldEvent | StepInstallNextConfigPreviousFieldEvent | StepInstallNextConfigWardensPeerFieldEvent | StepInstallNextConfigWardensStoreFieldEvent | StepInstallNextConfigWardensZoneFieldEvent | StepInstallNextConfigKFieldEvent | StepInstallNextConfigLeaseMsFieldEvent | StepInstallNextConfigRemovedFieldEvent | StepInstallNextBallotRoundFieldEvent | StepInstallNextBallotPeerFieldEvent | StepInstallNextBallotIncarnationFieldEvent | StepInstallNextSignaturesPeerFieldEvent | StepInstallNextSignaturesStoreFieldEvent | StepInstallNextSignaturesSignatureFieldEvent | StepInstallNextMeshFieldEvent | StepInstallMergedFloorFieldEvent | StepInstallMergedSilenceMsFieldEvent | StepInstallMergedRecordsAddressFieldEvent | StepInstallMergedRecordsEpochFieldEvent | StepInstallMergedRecordsHighestFieldEvent | StepInstallMergedRecordsPeerFieldEvent | StepInstallMergedRecordsIncarnationFieldEvent | StepInstallMergedRecordsTermFieldEvent | StepInstallMergedRecordsRoundFieldEvent | StepInstallMergedRecordsRivalFieldEvent | StepInstallMergedRecordsRemainingMsFieldEvent | StepInstallMergedRecordsSuccessorFieldEvent | StepInstalledConfigFieldEvent | StepInstalledBallotRoundFieldEvent | StepInstalledBallotPeerFieldEvent | StepInstalledBallotIncarnationFieldEvent | StepAcceptStepConfigFieldEvent | StepAcceptStepBallotRoundFieldEvent | StepAcceptStepBallotPeerFieldEvent | StepAcceptStepBallotIncarnationFieldEvent | StepAcceptStepNextMeshFieldEvent | StepAcceptStepNextGenerationFieldEvent | StepAcceptStepNextEpochFieldEvent | StepAcceptStepNextPreviousFieldEvent | StepAcceptStepNextWardensPeerFieldEvent | StepAcceptStepNextWardensStoreFieldEvent | StepAcceptStepNextWardensZoneFieldEvent | StepAcceptStepNextKFieldEvent | StepAcceptStepNextLeaseMsFieldEvent | StepAcceptStepNextRemovedFieldEvent | StepAcceptedStepConfigFieldEvent | StepAcceptedStepBallotRoundFieldEvent | StepAcceptedStepBallotPeerFieldEvent | StepAcceptedStepBallotIncarnationFieldEvent | StepAcceptedStepSignatureFieldEvent | StepLinksLinksConfigMeshFieldEvent | StepLinksLinksConfigGenerationFieldEvent | StepLinksLinksConfigEpochFieldEvent | StepLinksLinksConfigPreviousFieldEvent | StepLinksLinksConfigWardensPeerFieldEvent | StepLinksLinksConfigWardensStoreFieldEvent | StepLinksLinksConfigWardensZoneFieldEvent | StepLinksLinksConfigKFieldEvent | StepLinksLinksConfigLeaseMsFieldEvent | StepLinksLinksConfigRemovedFieldEvent | StepLinksLinksBallotRoundFieldEvent | StepLinksLinksBallotPeerFieldEvent | StepLinksLinksBallotIncarnationFieldEvent | StepLinksLinksSignaturesPeerFieldEvent | StepLinksLinksSignaturesStoreFieldEvent | StepLinksLinksSignaturesSignatureFieldEvent | StepLinksLinksMeshFieldEvent | StepWantLinksConfigFieldEvent | StepWantRecordsConfigFieldEvent | StepRecordsConfigFieldEvent | StepRecordsMergedFloorFieldEvent | StepRecordsMergedSilenceMsFieldEvent | StepRecordsMergedRecordsAddressFieldEvent | StepRecordsMergedRecordsEpochFieldEvent | StepRecordsMergedRecordsHighestFieldEvent | StepRecordsMergedRecordsPeerFieldEvent | StepRecordsMergedRecordsIncarnationFieldEvent | StepRecordsMergedRecordsTermFieldEvent | StepRecordsMergedRecordsRoundFieldEvent | StepRecordsMergedRecordsRivalFieldEvent | StepRecordsMergedRecordsRemainingMsFieldEvent | StepRecordsMergedRecordsSuccessorFieldEvent | StepSurrenderConfigFieldEvent | StepSurrenderNextConfigMeshFieldEvent | StepSurrenderNextConfigGenerationFieldEvent | StepSurrenderNextConfigEpochFieldEvent | StepSurrenderNextConfigPreviousFieldEvent | StepSurrenderNextConfigWardensPeerFieldEvent | StepSurrenderNextConfigWardensStoreFieldEvent | StepSurrenderNextConfigWardensZoneFieldEvent | StepSurrenderNextConfigKFieldEvent | StepSurrenderNextConfigLeaseMsFieldEvent | StepSurrenderNextConfigRemovedFieldEvent | StepSurrenderNextBallotRoundFieldEvent | StepSurrenderNextBallotPeerFieldEvent | StepSurrenderNextBallotIncarnationFieldEvent | StepSurrenderNextSignaturesPeerFieldEvent | StepSurrenderNextSignaturesStoreFieldEvent | StepSurrenderNextSignaturesSignatureFieldEvent | StepSurrenderNextMeshFieldEvent | StepSurrenderedConfigFieldEvent | StepSurrenderedSnapshotFloorFieldEvent | StepSurrenderedSnapshotSilenceMsFieldEvent | StepSurrenderedSnapshotRecordsAddressFieldEvent | StepSurrenderedSnapshotRecordsEpochFieldEvent | StepSurrenderedSnapshotRecordsHighestFieldEvent | StepSurrenderedSnapshotRecordsPeerFieldEvent | StepSurrenderedSnapshotRecordsIncarnationFieldEvent | StepSurrenderedSnapshotRecordsTermFieldEvent | StepSurrenderedSnapshotRecordsRoundFieldEvent | StepSurrenderedSnapshotRecordsRivalFieldEvent | StepSurrenderedSnapshotRecordsRemainingMsFieldEvent | StepSurrenderedSnapshotRecordsSuccessorFieldEvent>;
}
export interface PrepareStep {
    config: string;
    ballot?: StepBallot;
    wanted?: Config;
}
export declare namespace PrepareStep {
    const codec: () => Codec<PrepareStep>;
    interface PrepareStepConfigFieldEvent {
        field: '$.config';
        value: string;
    }
    interface PrepareStepBallotRoundFieldEvent {
        field: '$.ballot.round';
        value: number;
    }
    interface PrepareStepBallotPeerFieldEvent {
        field: '$.ballot.peer';
        value: string;
    }
    interface PrepareStepBallotIncarnationFieldEvent {
        field: '$.ballot.incarnation';
        value: number;
    }
    interface PrepareStepWantedMeshFieldEvent {
        field: '$.wanted.mesh';
        value: string;
    }
    interface PrepareStepWantedGenerationFieldEvent {
        field: '$.wanted.generation';
        value: number;
    }
    interface PrepareStepWantedEpochFieldEvent {
        field: '$.wanted.epoch';
        value: number;
    }
    interface PrepareStepWantedPreviousFieldEvent {
        field: '$.wanted.previous';
        value: string;
    }
    interface PrepareStepWantedWardensPeerFieldEvent {
        field: '$.wanted.wardens[].peer';
        value: string;
        index: number;
    }
    interface PrepareStepWantedWardensStoreFieldEvent {
        field: '$.wanted.wardens[].store';
        value: string;
        index: number;
    }
    interface PrepareStepWantedWardensZoneFieldEvent {
        field: '$.wanted.wardens[].zone';
        value: string;
        index: number;
    }
    interface PrepareStepWantedKFieldEvent {
        field: '$.wanted.k';
        value: number;
    }
    interface PrepareStepWantedLeaseMsFieldEvent {
        field: '$.wanted.leaseMs';
        value: number;
    }
    interface PrepareStepWantedRemovedFieldEvent {
        field: '$.wanted.removed[]';
        index: number;
        value: string;
    }
    function encode(obj: Partial<PrepareStep>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PrepareStep>): PrepareStep;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PrepareStep>): Generator<PrepareStepConfigFieldEvent | PrepareStepBallotRoundFieldEvent | PrepareStepBallotPeerFieldEvent | PrepareStepBallotIncarnationFieldEvent | PrepareStepWantedMeshFieldEvent | PrepareStepWantedGenerationFieldEvent | PrepareStepWantedEpochFieldEvent | PrepareStepWantedPreviousFieldEvent | PrepareStepWantedWardensPeerFieldEvent | PrepareStepWantedWardensStoreFieldEvent | PrepareStepWantedWardensZoneFieldEvent | PrepareStepWantedKFieldEvent | PrepareStepWantedLeaseMsFieldEvent | PrepareStepWantedRemovedFieldEvent>;
}
export interface PromiseStep {
    config: string;
    ballot?: StepBallot;
    snapshot?: Snapshot;
    accepted?: Proposal;
}
export declare namespace PromiseStep {
    const codec: () => Codec<PromiseStep>;
    interface PromiseStepConfigFieldEvent {
        field: '$.config';
        value: string;
    }
    interface PromiseStepBallotRoundFieldEvent {
        field: '$.ballot.round';
        value: number;
    }
    interface PromiseStepBallotPeerFieldEvent {
        field: '$.ballot.peer';
        value: string;
    }
    interface PromiseStepBallotIncarnationFieldEvent {
        field: '$.ballot.incarnation';
        value: number;
    }
    interface PromiseStepSnapshotFloorFieldEvent {
        field: '$.snapshot.floor';
        value: number;
    }
    interface PromiseStepSnapshotSilenceMsFieldEvent {
        field: '$.snapshot.silenceMs';
        value: number;
    }
    interface PromiseStepSnapshotRecordsAddressFieldEvent {
        field: '$.snapshot.records[].address';
        value: string;
        index: number;
    }
    interface PromiseStepSnapshotRecordsEpochFieldEvent {
        field: '$.snapshot.records[].epoch';
        value: number;
        index: number;
    }
    interface PromiseStepSnapshotRecordsHighestFieldEvent {
        field: '$.snapshot.records[].highest';
        value: number;
        index: number;
    }
    interface PromiseStepSnapshotRecordsPeerFieldEvent {
        field: '$.snapshot.records[].peer';
        value: string;
        index: number;
    }
    interface PromiseStepSnapshotRecordsIncarnationFieldEvent {
        field: '$.snapshot.records[].incarnation';
        value: number;
        index: number;
    }
    interface PromiseStepSnapshotRecordsTermFieldEvent {
        field: '$.snapshot.records[].term';
        value: number;
        index: number;
    }
    interface PromiseStepSnapshotRecordsRoundFieldEvent {
        field: '$.snapshot.records[].round';
        value: number;
        index: number;
    }
    interface PromiseStepSnapshotRecordsRivalFieldEvent {
        field: '$.snapshot.records[].rival';
        value: number;
        index: number;
    }
    interface PromiseStepSnapshotRecordsRemainingMsFieldEvent {
        field: '$.snapshot.records[].remainingMs';
        value: number;
        index: number;
    }
    interface PromiseStepSnapshotRecordsSuccessorFieldEvent {
        field: '$.snapshot.records[].successor';
        value: string;
        index: number;
    }
    interface PromiseStepAcceptedBallotRoundFieldEvent {
        field: '$.accepted.ballot.round';
        value: number;
    }
    interface PromiseStepAcceptedBallotPeerFieldEvent {
        field: '$.accepted.ballot.peer';
        value: string;
    }
    interface PromiseStepAcceptedBallotIncarnationFieldEvent {
        field: '$.accepted.ballot.incarnation';
        value: number;
    }
    interface PromiseStepAcceptedConfigMeshFieldEvent {
        field: '$.accepted.config.mesh';
        value: string;
    }
    interface PromiseStepAcceptedConfigGenerationFieldEvent {
        field: '$.accepted.config.generation';
        value: number;
    }
    interface PromiseStepAcceptedConfigEpochFieldEvent {
        field: '$.accepted.config.epoch';
        value: number;
    }
    interface PromiseStepAcceptedConfigPreviousFieldEvent {
        field: '$.accepted.config.previous';
        value: string;
    }
    interface PromiseStepAcceptedConfigWardensPeerFieldEvent {
        field: '$.accepted.config.wardens[].peer';
        value: string;
        index: number;
    }
    interface PromiseStepAcceptedConfigWardensStoreFieldEvent {
        field: '$.accepted.config.wardens[].store';
        value: string;
        index: number;
    }
    interface PromiseStepAcceptedConfigWardensZoneFieldEvent {
        field: '$.accepted.config.wardens[].zone';
        value: string;
        index: number;
    }
    interface PromiseStepAcceptedConfigKFieldEvent {
        field: '$.accepted.config.k';
        value: number;
    }
    interface PromiseStepAcceptedConfigLeaseMsFieldEvent {
        field: '$.accepted.config.leaseMs';
        value: number;
    }
    interface PromiseStepAcceptedConfigRemovedFieldEvent {
        field: '$.accepted.config.removed[]';
        index: number;
        value: string;
    }
    function encode(obj: Partial<PromiseStep>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PromiseStep>): PromiseStep;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<PromiseStep>): Generator<PromiseStepConfigFieldEvent | PromiseStepBallotRoundFieldEvent | PromiseStepBallotPeerFieldEvent | PromiseStepBallotIncarnationFieldEvent | PromiseStepSnapshotFloorFieldEvent | PromiseStepSnapshotSilenceMsFieldEvent | PromiseStepSnapshotRecordsAddressFieldEvent | PromiseStepSnapshotRecordsEpochFieldEvent | PromiseStepSnapshotRecordsHighestFieldEvent | PromiseStepSnapshotRecordsPeerFieldEvent | PromiseStepSnapshotRecordsIncarnationFieldEvent | PromiseStepSnapshotRecordsTermFieldEvent | PromiseStepSnapshotRecordsRoundFieldEvent | PromiseStepSnapshotRecordsRivalFieldEvent | PromiseStepSnapshotRecordsRemainingMsFieldEvent | PromiseStepSnapshotRecordsSuccessorFieldEvent | PromiseStepAcceptedBallotRoundFieldEvent | PromiseStepAcceptedBallotPeerFieldEvent | PromiseStepAcceptedBallotIncarnationFieldEvent | PromiseStepAcceptedConfigMeshFieldEvent | PromiseStepAcceptedConfigGenerationFieldEvent | PromiseStepAcceptedConfigEpochFieldEvent | PromiseStepAcceptedConfigPreviousFieldEvent | PromiseStepAcceptedConfigWardensPeerFieldEvent | PromiseStepAcceptedConfigWardensStoreFieldEvent | PromiseStepAcceptedConfigWardensZoneFieldEvent | PromiseStepAcceptedConfigKFieldEvent | PromiseStepAcceptedConfigLeaseMsFieldEvent | PromiseStepAcceptedConfigRemovedFieldEvent>;
}
export interface OvertakenStep {
    config: string;
    ballot?: StepBallot;
    promised?: StepBallot;
}
export declare namespace OvertakenStep {
    const codec: () => Codec<OvertakenStep>;
    interface OvertakenStepConfigFieldEvent {
        field: '$.config';
        value: string;
    }
    interface OvertakenStepBallotRoundFieldEvent {
        field: '$.ballot.round';
        value: number;
    }
    interface OvertakenStepBallotPeerFieldEvent {
        field: '$.ballot.peer';
        value: string;
    }
    interface OvertakenStepBallotIncarnationFieldEvent {
        field: '$.ballot.incarnation';
        value: number;
    }
    interface OvertakenStepPromisedRoundFieldEvent {
        field: '$.promised.round';
        value: number;
    }
    interface OvertakenStepPromisedPeerFieldEvent {
        field: '$.promised.peer';
        value: string;
    }
    interface OvertakenStepPromisedIncarnationFieldEvent {
        field: '$.promised.incarnation';
        value: number;
    }
    function encode(obj: Partial<OvertakenStep>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<OvertakenStep>): OvertakenStep;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<OvertakenStep>): Generator<OvertakenStepConfigFieldEvent | OvertakenStepBallotRoundFieldEvent | OvertakenStepBallotPeerFieldEvent | OvertakenStepBallotIncarnationFieldEvent | OvertakenStepPromisedRoundFieldEvent | OvertakenStepPromisedPeerFieldEvent | OvertakenStepPromisedIncarnationFieldEvent>;
}
export interface Install {
    config: string;
    ballot?: StepBallot;
    next?: Link;
    merged?: Snapshot;
}
export declare namespace Install {
    const codec: () => Codec<Install>;
    interface InstallConfigFieldEvent {
        field: '$.config';
        value: string;
    }
    interface InstallBallotRoundFieldEvent {
        field: '$.ballot.round';
        value: number;
    }
    interface InstallBallotPeerFieldEvent {
        field: '$.ballot.peer';
        value: string;
    }
    interface InstallBallotIncarnationFieldEvent {
        field: '$.ballot.incarnation';
        value: number;
    }
    interface InstallNextConfigMeshFieldEvent {
        field: '$.next.config.mesh';
        value: string;
    }
    interface InstallNextConfigGenerationFieldEvent {
        field: '$.next.config.generation';
        value: number;
    }
    interface InstallNextConfigEpochFieldEvent {
        field: '$.next.config.epoch';
        value: number;
    }
    interface InstallNextConfigPreviousFieldEvent {
        field: '$.next.config.previous';
        value: string;
    }
    interface InstallNextConfigWardensPeerFieldEvent {
        field: '$.next.config.wardens[].peer';
        value: string;
        index: number;
    }
    interface InstallNextConfigWardensStoreFieldEvent {
        field: '$.next.config.wardens[].store';
        value: string;
        index: number;
    }
    interface InstallNextConfigWardensZoneFieldEvent {
        field: '$.next.config.wardens[].zone';
        value: string;
        index: number;
    }
    interface InstallNextConfigKFieldEvent {
        field: '$.next.config.k';
        value: number;
    }
    interface InstallNextConfigLeaseMsFieldEvent {
        field: '$.next.config.leaseMs';
        value: number;
    }
    interface InstallNextConfigRemovedFieldEvent {
        field: '$.next.config.removed[]';
        index: number;
        value: string;
    }
    interface InstallNextBallotRoundFieldEvent {
        field: '$.next.ballot.round';
        value: number;
    }
    interface InstallNextBallotPeerFieldEvent {
        field: '$.next.ballot.peer';
        value: string;
    }
    interface InstallNextBallotIncarnationFieldEvent {
        field: '$.next.ballot.incarnation';
        value: number;
    }
    interface InstallNextSignaturesPeerFieldEvent {
        field: '$.next.signatures[].peer';
        value: string;
        index: number;
    }
    interface InstallNextSignaturesStoreFieldEvent {
        field: '$.next.signatures[].store';
        value: string;
        index: number;
    }
    interface InstallNextSignaturesSignatureFieldEvent {
        field: '$.next.signatures[].signature';
        value: string;
        index: number;
    }
    interface InstallNextMeshFieldEvent {
        field: '$.next.mesh';
        value: string;
    }
    interface InstallMergedFloorFieldEvent {
        field: '$.merged.floor';
        value: number;
    }
    interface InstallMergedSilenceMsFieldEvent {
        field: '$.merged.silenceMs';
        value: number;
    }
    interface InstallMergedRecordsAddressFieldEvent {
        field: '$.merged.records[].address';
        value: string;
        index: number;
    }
    interface InstallMergedRecordsEpochFieldEvent {
        field: '$.merged.records[].epoch';
        value: number;
        index: number;
    }
    interface InstallMergedRecordsHighestFieldEvent {
        field: '$.merged.records[].highest';
        value: number;
        index: number;
    }
    interface InstallMergedRecordsPeerFieldEvent {
        field: '$.merged.records[].peer';
        value: string;
        index: number;
    }
    interface InstallMergedRecordsIncarnationFieldEvent {
        field: '$.merged.records[].incarnation';
        value: number;
        index: number;
    }
    interface InstallMergedRecordsTermFieldEvent {
        field: '$.merged.records[].term';
        value: number;
        index: number;
    }
    interface InstallMergedRecordsRoundFieldEvent {
        field: '$.merged.records[].round';
        value: number;
        index: number;
    }
    interface InstallMergedRecordsRivalFieldEvent {
        field: '$.merged.records[].rival';
        value: number;
        index: number;
    }
    interface InstallMergedRecordsRemainingMsFieldEvent {
        field: '$.merged.records[].remainingMs';
        value: number;
        index: number;
    }
    interface InstallMergedRecordsSuccessorFieldEvent {
        field: '$.merged.records[].successor';
        value: string;
        index: number;
    }
    function encode(obj: Partial<Install>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Install>): Install;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Install>): Generator<InstallConfigFieldEvent | InstallBallotRoundFieldEvent | InstallBallotPeerFieldEvent | InstallBallotIncarnationFieldEvent | InstallNextConfigMeshFieldEvent | InstallNextConfigGenerationFieldEvent | InstallNextConfigEpochFieldEvent | InstallNextConfigPreviousFieldEvent | InstallNextConfigWardensPeerFieldEvent | InstallNextConfigWardensStoreFieldEvent | InstallNextConfigWardensZoneFieldEvent | InstallNextConfigKFieldEvent | InstallNextConfigLeaseMsFieldEvent | InstallNextConfigRemovedFieldEvent | InstallNextBallotRoundFieldEvent | InstallNextBallotPeerFieldEvent | InstallNextBallotIncarnationFieldEvent | InstallNextSignaturesPeerFieldEvent | InstallNextSignaturesStoreFieldEvent | InstallNextSignaturesSignatureFieldEvent | InstallNextMeshFieldEvent | InstallMergedFloorFieldEvent | InstallMergedSilenceMsFieldEvent | InstallMergedRecordsAddressFieldEvent | InstallMergedRecordsEpochFieldEvent | InstallMergedRecordsHighestFieldEvent | InstallMergedRecordsPeerFieldEvent | InstallMergedRecordsIncarnationFieldEvent | InstallMergedRecordsTermFieldEvent | InstallMergedRecordsRoundFieldEvent | InstallMergedRecordsRivalFieldEvent | InstallMergedRecordsRemainingMsFieldEvent | InstallMergedRecordsSuccessorFieldEvent>;
}
export interface Installed {
    config: string;
    ballot?: StepBallot;
}
export declare namespace Installed {
    const codec: () => Codec<Installed>;
    interface InstalledConfigFieldEvent {
        field: '$.config';
        value: string;
    }
    interface InstalledBallotRoundFieldEvent {
        field: '$.ballot.round';
        value: number;
    }
    interface InstalledBallotPeerFieldEvent {
        field: '$.ballot.peer';
        value: string;
    }
    interface InstalledBallotIncarnationFieldEvent {
        field: '$.ballot.incarnation';
        value: number;
    }
    function encode(obj: Partial<Installed>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Installed>): Installed;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Installed>): Generator<InstalledConfigFieldEvent | InstalledBallotRoundFieldEvent | InstalledBallotPeerFieldEvent | InstalledBallotIncarnationFieldEvent>;
}
export interface AcceptStep {
    config: string;
    ballot?: StepBallot;
    next?: Config;
}
export declare namespace AcceptStep {
    const codec: () => Codec<AcceptStep>;
    interface AcceptStepConfigFieldEvent {
        field: '$.config';
        value: string;
    }
    interface AcceptStepBallotRoundFieldEvent {
        field: '$.ballot.round';
        value: number;
    }
    interface AcceptStepBallotPeerFieldEvent {
        field: '$.ballot.peer';
        value: string;
    }
    interface AcceptStepBallotIncarnationFieldEvent {
        field: '$.ballot.incarnation';
        value: number;
    }
    interface AcceptStepNextMeshFieldEvent {
        field: '$.next.mesh';
        value: string;
    }
    interface AcceptStepNextGenerationFieldEvent {
        field: '$.next.generation';
        value: number;
    }
    interface AcceptStepNextEpochFieldEvent {
        field: '$.next.epoch';
        value: number;
    }
    interface AcceptStepNextPreviousFieldEvent {
        field: '$.next.previous';
        value: string;
    }
    interface AcceptStepNextWardensPeerFieldEvent {
        field: '$.next.wardens[].peer';
        value: string;
        index: number;
    }
    interface AcceptStepNextWardensStoreFieldEvent {
        field: '$.next.wardens[].store';
        value: string;
        index: number;
    }
    interface AcceptStepNextWardensZoneFieldEvent {
        field: '$.next.wardens[].zone';
        value: string;
        index: number;
    }
    interface AcceptStepNextKFieldEvent {
        field: '$.next.k';
        value: number;
    }
    interface AcceptStepNextLeaseMsFieldEvent {
        field: '$.next.leaseMs';
        value: number;
    }
    interface AcceptStepNextRemovedFieldEvent {
        field: '$.next.removed[]';
        index: number;
        value: string;
    }
    function encode(obj: Partial<AcceptStep>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AcceptStep>): AcceptStep;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AcceptStep>): Generator<AcceptStepConfigFieldEvent | AcceptStepBallotRoundFieldEvent | AcceptStepBallotPeerFieldEvent | AcceptStepBallotIncarnationFieldEvent | AcceptStepNextMeshFieldEvent | AcceptStepNextGenerationFieldEvent | AcceptStepNextEpochFieldEvent | AcceptStepNextPreviousFieldEvent | AcceptStepNextWardensPeerFieldEvent | AcceptStepNextWardensStoreFieldEvent | AcceptStepNextWardensZoneFieldEvent | AcceptStepNextKFieldEvent | AcceptStepNextLeaseMsFieldEvent | AcceptStepNextRemovedFieldEvent>;
}
export interface AcceptedStep {
    config: string;
    ballot?: StepBallot;
    signature: string;
}
export declare namespace AcceptedStep {
    const codec: () => Codec<AcceptedStep>;
    interface AcceptedStepConfigFieldEvent {
        field: '$.config';
        value: string;
    }
    interface AcceptedStepBallotRoundFieldEvent {
        field: '$.ballot.round';
        value: number;
    }
    interface AcceptedStepBallotPeerFieldEvent {
        field: '$.ballot.peer';
        value: string;
    }
    interface AcceptedStepBallotIncarnationFieldEvent {
        field: '$.ballot.incarnation';
        value: number;
    }
    interface AcceptedStepSignatureFieldEvent {
        field: '$.signature';
        value: string;
    }
    function encode(obj: Partial<AcceptedStep>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AcceptedStep>): AcceptedStep;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<AcceptedStep>): Generator<AcceptedStepConfigFieldEvent | AcceptedStepBallotRoundFieldEvent | AcceptedStepBallotPeerFieldEvent | AcceptedStepBallotIncarnationFieldEvent | AcceptedStepSignatureFieldEvent>;
}
export interface WantLinks {
    config: string;
}
export declare namespace WantLinks {
    const codec: () => Codec<WantLinks>;
    interface WantLinksConfigFieldEvent {
        field: '$.config';
        value: string;
    }
    function encode(obj: Partial<WantLinks>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WantLinks>): WantLinks;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WantLinks>): Generator<WantLinksConfigFieldEvent>;
}
export interface WantRecords {
    config: string;
}
export declare namespace WantRecords {
    const codec: () => Codec<WantRecords>;
    interface WantRecordsConfigFieldEvent {
        field: '$.config';
        value: string;
    }
    function encode(obj: Partial<WantRecords>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WantRecords>): WantRecords;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<WantRecords>): Generator<WantRecordsConfigFieldEvent>;
}
export interface Recorded {
    config: string;
    merged?: Snapshot;
}
export declare namespace Recorded {
    const codec: () => Codec<Recorded>;
    interface RecordedConfigFieldEvent {
        field: '$.config';
        value: string;
    }
    interface RecordedMergedFloorFieldEvent {
        field: '$.merged.floor';
        value: number;
    }
    interface RecordedMergedSilenceMsFieldEvent {
        field: '$.merged.silenceMs';
        value: number;
    }
    interface RecordedMergedRecordsAddressFieldEvent {
        field: '$.merged.records[].address';
        value: string;
        index: number;
    }
    interface RecordedMergedRecordsEpochFieldEvent {
        field: '$.merged.records[].epoch';
        value: number;
        index: number;
    }
    interface RecordedMergedRecordsHighestFieldEvent {
        field: '$.merged.records[].highest';
        value: number;
        index: number;
    }
    interface RecordedMergedRecordsPeerFieldEvent {
        field: '$.merged.records[].peer';
        value: string;
        index: number;
    }
    interface RecordedMergedRecordsIncarnationFieldEvent {
        field: '$.merged.records[].incarnation';
        value: number;
        index: number;
    }
    interface RecordedMergedRecordsTermFieldEvent {
        field: '$.merged.records[].term';
        value: number;
        index: number;
    }
    interface RecordedMergedRecordsRoundFieldEvent {
        field: '$.merged.records[].round';
        value: number;
        index: number;
    }
    interface RecordedMergedRecordsRivalFieldEvent {
        field: '$.merged.records[].rival';
        value: number;
        index: number;
    }
    interface RecordedMergedRecordsRemainingMsFieldEvent {
        field: '$.merged.records[].remainingMs';
        value: number;
        index: number;
    }
    interface RecordedMergedRecordsSuccessorFieldEvent {
        field: '$.merged.records[].successor';
        value: string;
        index: number;
    }
    function encode(obj: Partial<Recorded>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Recorded>): Recorded;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Recorded>): Generator<RecordedConfigFieldEvent | RecordedMergedFloorFieldEvent | RecordedMergedSilenceMsFieldEvent | RecordedMergedRecordsAddressFieldEvent | RecordedMergedRecordsEpochFieldEvent | RecordedMergedRecordsHighestFieldEvent | RecordedMergedRecordsPeerFieldEvent | RecordedMergedRecordsIncarnationFieldEvent | RecordedMergedRecordsTermFieldEvent | RecordedMergedRecordsRoundFieldEvent | RecordedMergedRecordsRivalFieldEvent | RecordedMergedRecordsRemainingMsFieldEvent | RecordedMergedRecordsSuccessorFieldEvent>;
}
export interface Surrender {
    config: string;
    next?: Link;
}
export declare namespace Surrender {
    const codec: () => Codec<Surrender>;
    interface SurrenderConfigFieldEvent {
        field: '$.config';
        value: string;
    }
    interface SurrenderNextConfigMeshFieldEvent {
        field: '$.next.config.mesh';
        value: string;
    }
    interface SurrenderNextConfigGenerationFieldEvent {
        field: '$.next.config.generation';
        value: number;
    }
    interface SurrenderNextConfigEpochFieldEvent {
        field: '$.next.config.epoch';
        value: number;
    }
    interface SurrenderNextConfigPreviousFieldEvent {
        field: '$.next.config.previous';
        value: string;
    }
    interface SurrenderNextConfigWardensPeerFieldEvent {
        field: '$.next.config.wardens[].peer';
        value: string;
        index: number;
    }
    interface SurrenderNextConfigWardensStoreFieldEvent {
        field: '$.next.config.wardens[].store';
        value: string;
        index: number;
    }
    interface SurrenderNextConfigWardensZoneFieldEvent {
        field: '$.next.config.wardens[].zone';
        value: string;
        index: number;
    }
    interface SurrenderNextConfigKFieldEvent {
        field: '$.next.config.k';
        value: number;
    }
    interface SurrenderNextConfigLeaseMsFieldEvent {
        field: '$.next.config.leaseMs';
        value: number;
    }
    interface SurrenderNextConfigRemovedFieldEvent {
        field: '$.next.config.removed[]';
        index: number;
        value: string;
    }
    interface SurrenderNextBallotRoundFieldEvent {
        field: '$.next.ballot.round';
        value: number;
    }
    interface SurrenderNextBallotPeerFieldEvent {
        field: '$.next.ballot.peer';
        value: string;
    }
    interface SurrenderNextBallotIncarnationFieldEvent {
        field: '$.next.ballot.incarnation';
        value: number;
    }
    interface SurrenderNextSignaturesPeerFieldEvent {
        field: '$.next.signatures[].peer';
        value: string;
        index: number;
    }
    interface SurrenderNextSignaturesStoreFieldEvent {
        field: '$.next.signatures[].store';
        value: string;
        index: number;
    }
    interface SurrenderNextSignaturesSignatureFieldEvent {
        field: '$.next.signatures[].signature';
        value: string;
        index: number;
    }
    interface SurrenderNextMeshFieldEvent {
        field: '$.next.mesh';
        value: string;
    }
    function encode(obj: Partial<Surrender>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Surrender>): Surrender;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Surrender>): Generator<SurrenderConfigFieldEvent | SurrenderNextConfigMeshFieldEvent | SurrenderNextConfigGenerationFieldEvent | SurrenderNextConfigEpochFieldEvent | SurrenderNextConfigPreviousFieldEvent | SurrenderNextConfigWardensPeerFieldEvent | SurrenderNextConfigWardensStoreFieldEvent | SurrenderNextConfigWardensZoneFieldEvent | SurrenderNextConfigKFieldEvent | SurrenderNextConfigLeaseMsFieldEvent | SurrenderNextConfigRemovedFieldEvent | SurrenderNextBallotRoundFieldEvent | SurrenderNextBallotPeerFieldEvent | SurrenderNextBallotIncarnationFieldEvent | SurrenderNextSignaturesPeerFieldEvent | SurrenderNextSignaturesStoreFieldEvent | SurrenderNextSignaturesSignatureFieldEvent | SurrenderNextMeshFieldEvent>;
}
export interface Surrendered {
    config: string;
    snapshot?: Snapshot;
}
export declare namespace Surrendered {
    const codec: () => Codec<Surrendered>;
    interface SurrenderedConfigFieldEvent {
        field: '$.config';
        value: string;
    }
    interface SurrenderedSnapshotFloorFieldEvent {
        field: '$.snapshot.floor';
        value: number;
    }
    interface SurrenderedSnapshotSilenceMsFieldEvent {
        field: '$.snapshot.silenceMs';
        value: number;
    }
    interface SurrenderedSnapshotRecordsAddressFieldEvent {
        field: '$.snapshot.records[].address';
        value: string;
        index: number;
    }
    interface SurrenderedSnapshotRecordsEpochFieldEvent {
        field: '$.snapshot.records[].epoch';
        value: number;
        index: number;
    }
    interface SurrenderedSnapshotRecordsHighestFieldEvent {
        field: '$.snapshot.records[].highest';
        value: number;
        index: number;
    }
    interface SurrenderedSnapshotRecordsPeerFieldEvent {
        field: '$.snapshot.records[].peer';
        value: string;
        index: number;
    }
    interface SurrenderedSnapshotRecordsIncarnationFieldEvent {
        field: '$.snapshot.records[].incarnation';
        value: number;
        index: number;
    }
    interface SurrenderedSnapshotRecordsTermFieldEvent {
        field: '$.snapshot.records[].term';
        value: number;
        index: number;
    }
    interface SurrenderedSnapshotRecordsRoundFieldEvent {
        field: '$.snapshot.records[].round';
        value: number;
        index: number;
    }
    interface SurrenderedSnapshotRecordsRivalFieldEvent {
        field: '$.snapshot.records[].rival';
        value: number;
        index: number;
    }
    interface SurrenderedSnapshotRecordsRemainingMsFieldEvent {
        field: '$.snapshot.records[].remainingMs';
        value: number;
        index: number;
    }
    interface SurrenderedSnapshotRecordsSuccessorFieldEvent {
        field: '$.snapshot.records[].successor';
        value: string;
        index: number;
    }
    function encode(obj: Partial<Surrendered>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Surrendered>): Surrendered;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Surrendered>): Generator<SurrenderedConfigFieldEvent | SurrenderedSnapshotFloorFieldEvent | SurrenderedSnapshotSilenceMsFieldEvent | SurrenderedSnapshotRecordsAddressFieldEvent | SurrenderedSnapshotRecordsEpochFieldEvent | SurrenderedSnapshotRecordsHighestFieldEvent | SurrenderedSnapshotRecordsPeerFieldEvent | SurrenderedSnapshotRecordsIncarnationFieldEvent | SurrenderedSnapshotRecordsTermFieldEvent | SurrenderedSnapshotRecordsRoundFieldEvent | SurrenderedSnapshotRecordsRivalFieldEvent | SurrenderedSnapshotRecordsRemainingMsFieldEvent | SurrenderedSnapshotRecordsSuccessorFieldEvent>;
}
export interface Stored {
    record?: StoredRecord;
    floor?: StoredFloor;
    served?: StoredMark;
    clean?: StoredClean;
    chain?: Links;
    step?: StoredStep;
    applied?: StoredApplied;
    installed?: StoredInstalled;
    rounds?: StoredRounds;
}
export declare namespace Stored {
    const codec: () => Codec<Stored>;
    interface StoredRecordEpochFieldEvent {
        field: '$.record.epoch';
        value: number;
    }
    interface StoredRecordHighestFieldEvent {
        field: '$.record.highest';
        value: number;
    }
    interface StoredRecordPeerFieldEvent {
        field: '$.record.peer';
        value: string;
    }
    interface StoredRecordIncarnationFieldEvent {
        field: '$.record.incarnation';
        value: number;
    }
    interface StoredRecordTermFieldEvent {
        field: '$.record.term';
        value: number;
    }
    interface StoredRecordRoundFieldEvent {
        field: '$.record.round';
        value: number;
    }
    interface StoredRecordRivalFieldEvent {
        field: '$.record.rival';
        value: number;
    }
    interface StoredFloorEpochFieldEvent {
        field: '$.floor.epoch';
        value: number;
    }
    interface StoredCleanLeasesAddressFieldEvent {
        field: '$.clean.leases[].address';
        value: string;
        index: number;
    }
    interface StoredCleanLeasesRemainingMsFieldEvent {
        field: '$.clean.leases[].remainingMs';
        value: number;
        index: number;
    }
    interface StoredCleanLeasesSuccessorFieldEvent {
        field: '$.clean.leases[].successor';
        value: string;
        index: number;
    }
    interface StoredCleanPromisesAddressFieldEvent {
        field: '$.clean.promises[].address';
        value: string;
        index: number;
    }
    interface StoredCleanPromisesPeerFieldEvent {
        field: '$.clean.promises[].peer';
        value: string;
        index: number;
    }
    interface StoredCleanPromisesRoundFieldEvent {
        field: '$.clean.promises[].round';
        value: number;
        index: number;
    }
    interface StoredCleanPromisesIncarnationFieldEvent {
        field: '$.clean.promises[].incarnation';
        value: number;
        index: number;
    }
    interface StoredCleanSilenceMsFieldEvent {
        field: '$.clean.silenceMs';
        value: number;
    }
    interface StoredChainLinksConfigMeshFieldEvent {
        field: '$.chain.links[].config.mesh';
        value: string;
        index: number;
    }
    interface StoredChainLinksConfigGenerationFieldEvent {
        field: '$.chain.links[].config.generation';
        value: number;
        index: number;
    }
    interface StoredChainLinksConfigEpochFieldEvent {
        field: '$.chain.links[].config.epoch';
        value: number;
        index: number;
    }
    interface StoredChainLinksConfigPreviousFieldEvent {
        field: '$.chain.links[].config.previous';
        value: string;
        index: number;
    }
    interface StoredChainLinksConfigWardensPeerFieldEvent {
        field: '$.chain.links[].config.wardens[].peer';
        value: string;
        index: number;
    }
    interface StoredChainLinksConfigWardensStoreFieldEvent {
        field: '$.chain.links[].config.wardens[].store';
        value: string;
        index: number;
    }
    interface StoredChainLinksConfigWardensZoneFieldEvent {
        field: '$.chain.links[].config.wardens[].zone';
        value: string;
        index: number;
    }
    interface StoredChainLinksConfigKFieldEvent {
        field: '$.chain.links[].config.k';
        value: number;
        index: number;
    }
    interface StoredChainLinksConfigLeaseMsFieldEvent {
        field: '$.chain.links[].config.leaseMs';
        value: number;
        index: number;
    }
    interface StoredChainLinksConfigRemovedFieldEvent {
        field: '$.chain.links[].config.removed[]';
        index: number;
        value: string;
    }
    interface StoredChainLinksBallotRoundFieldEvent {
        field: '$.chain.links[].ballot.round';
        value: number;
        index: number;
    }
    interface StoredChainLinksBallotPeerFieldEvent {
        field: '$.chain.links[].ballot.peer';
        value: string;
        index: number;
    }
    interface StoredChainLinksBallotIncarnationFieldEvent {
        field: '$.chain.links[].ballot.incarnation';
        value: number;
        index: number;
    }
    interface StoredChainLinksSignaturesPeerFieldEvent {
        field: '$.chain.links[].signatures[].peer';
        value: string;
        index: number;
    }
    interface StoredChainLinksSignaturesStoreFieldEvent {
        field: '$.chain.links[].signatures[].store';
        value: string;
        index: number;
    }
    interface StoredChainLinksSignaturesSignatureFieldEvent {
        field: '$.chain.links[].signatures[].signature';
        value: string;
        index: number;
    }
    interface StoredChainLinksMeshFieldEvent {
        field: '$.chain.links[].mesh';
        value: string;
        index: number;
    }
    interface StoredStepConfigFieldEvent {
        field: '$.step.config';
        value: string;
    }
    interface StoredStepPromisedRoundFieldEvent {
        field: '$.step.promised.round';
        value: number;
    }
    interface StoredStepPromisedPeerFieldEvent {
        field: '$.step.promised.peer';
        value: string;
    }
    interface StoredStepPromisedIncarnationFieldEvent {
        field: '$.step.promised.incarnation';
        value: number;
    }
    interface StoredStepSnapshotFloorFieldEvent {
        field: '$.step.snapshot.floor';
        value: number;
    }
    interface StoredStepSnapshotSilenceMsFieldEvent {
        field: '$.step.snapshot.silenceMs';
        value: number;
    }
    interface StoredStepSnapshotRecordsAddressFieldEvent {
        field: '$.step.snapshot.records[].address';
        value: string;
        index: number;
    }
    interface StoredStepSnapshotRecordsEpochFieldEvent {
        field: '$.step.snapshot.records[].epoch';
        value: number;
        index: number;
    }
    interface StoredStepSnapshotRecordsHighestFieldEvent {
        field: '$.step.snapshot.records[].highest';
        value: number;
        index: number;
    }
    interface StoredStepSnapshotRecordsPeerFieldEvent {
        field: '$.step.snapshot.records[].peer';
        value: string;
        index: number;
    }
    interface StoredStepSnapshotRecordsIncarnationFieldEvent {
        field: '$.step.snapshot.records[].incarnation';
        value: number;
        index: number;
    }
    interface StoredStepSnapshotRecordsTermFieldEvent {
        field: '$.step.snapshot.records[].term';
        value: number;
        index: number;
    }
    interface StoredStepSnapshotRecordsRoundFieldEvent {
        field: '$.step.snapshot.records[].round';
        value: number;
        index: number;
    }
    interface StoredStepSnapshotRecordsRivalFieldEvent {
        field: '$.step.snapshot.records[].rival';
        value: number;
        index: number;
    }
    interface StoredStepSnapshotRecordsRemainingMsFieldEvent {
        field: '$.step.snapshot.records[].remainingMs';
        value: number;
        index: number;
    }
    interface StoredStepSnapshotRecordsSuccessorFieldEvent {
        field: '$.step.snapshot.records[].successor';
        value: string;
        index: number;
    }
    interface StoredStepAcceptedBallotRoundFieldEvent {
        field: '$.step.accepted.ballot.round';
        value: number;
    }
    interface StoredStepAcceptedBallotPeerFieldEvent {
        field: '$.step.accepted.ballot.peer';
        value: string;
    }
    interface StoredStepAcceptedBallotIncarnationFieldEvent {
        field: '$.step.accepted.ballot.incarnation';
        value: number;
    }
    interface StoredStepAcceptedConfigMeshFieldEvent {
        field: '$.step.accepted.config.mesh';
        value: string;
    }
    interface StoredStepAcceptedConfigGenerationFieldEvent {
        field: '$.step.accepted.config.generation';
        value: number;
    }
    interface StoredStepAcceptedConfigEpochFieldEvent {
        field: '$.step.accepted.config.epoch';
        value: number;
    }
    interface StoredStepAcceptedConfigPreviousFieldEvent {
        field: '$.step.accepted.config.previous';
        value: string;
    }
    interface StoredStepAcceptedConfigWardensPeerFieldEvent {
        field: '$.step.accepted.config.wardens[].peer';
        value: string;
        index: number;
    }
    interface StoredStepAcceptedConfigWardensStoreFieldEvent {
        field: '$.step.accepted.config.wardens[].store';
        value: string;
        index: number;
    }
    interface StoredStepAcceptedConfigWardensZoneFieldEvent {
        field: '$.step.accepted.config.wardens[].zone';
        value: string;
        index: number;
    }
    interface StoredStepAcceptedConfigKFieldEvent {
        field: '$.step.accepted.config.k';
        value: number;
    }
    interface StoredStepAcceptedConfigLeaseMsFieldEvent {
        field: '$.step.accepted.config.leaseMs';
        value: number;
    }
    interface StoredStepAcceptedConfigRemovedFieldEvent {
        field: '$.step.accepted.config.removed[]';
        index: number;
        value: string;
    }
    interface StoredStepWantedMeshFieldEvent {
        field: '$.step.wanted.mesh';
        value: string;
    }
    interface StoredStepWantedGenerationFieldEvent {
        field: '$.step.wanted.generation';
        value: number;
    }
    interface StoredStepWantedEpochFieldEvent {
        field: '$.step.wanted.epoch';
        value: number;
    }
    interface StoredStepWantedPreviousFieldEvent {
        field: '$.step.wanted.previous';
        value: string;
    }
    interface StoredStepWantedWardensPeerFieldEvent {
        field: '$.step.wanted.wardens[].peer';
        value: string;
        index: number;
    }
    interface StoredStepWantedWardensStoreFieldEvent {
        field: '$.step.wanted.wardens[].store';
        value: string;
        index: number;
    }
    interface StoredStepWantedWardensZoneFieldEvent {
        field: '$.step.wanted.wardens[].zone';
        value: string;
        index: number;
    }
    interface StoredStepWantedKFieldEvent {
        field: '$.step.wanted.k';
        value: number;
    }
    interface StoredStepWantedLeaseMsFieldEvent {
        field: '$.step.wanted.leaseMs';
        value: number;
    }
    interface StoredStepWantedRemovedFieldEvent {
        field: '$.step.wanted.removed[]';
        index: number;
        value: string;
    }
    interface StoredAppliedConfigFieldEvent {
        field: '$.applied.config';
        value: string;
    }
    interface StoredInstalledNextMeshFieldEvent {
        field: '$.installed.next.mesh';
        value: string;
    }
    interface StoredInstalledNextGenerationFieldEvent {
        field: '$.installed.next.generation';
        value: number;
    }
    interface StoredInstalledNextEpochFieldEvent {
        field: '$.installed.next.epoch';
        value: number;
    }
    interface StoredInstalledNextPreviousFieldEvent {
        field: '$.installed.next.previous';
        value: string;
    }
    interface StoredInstalledNextWardensPeerFieldEvent {
        field: '$.installed.next.wardens[].peer';
        value: string;
        index: number;
    }
    interface StoredInstalledNextWardensStoreFieldEvent {
        field: '$.installed.next.wardens[].store';
        value: string;
        index: number;
    }
    interface StoredInstalledNextWardensZoneFieldEvent {
        field: '$.installed.next.wardens[].zone';
        value: string;
        index: number;
    }
    interface StoredInstalledNextKFieldEvent {
        field: '$.installed.next.k';
        value: number;
    }
    interface StoredInstalledNextLeaseMsFieldEvent {
        field: '$.installed.next.leaseMs';
        value: number;
    }
    interface StoredInstalledNextRemovedFieldEvent {
        field: '$.installed.next.removed[]';
        index: number;
        value: string;
    }
    interface StoredInstalledMergedFloorFieldEvent {
        field: '$.installed.merged.floor';
        value: number;
    }
    interface StoredInstalledMergedSilenceMsFieldEvent {
        field: '$.installed.merged.silenceMs';
        value: number;
    }
    interface StoredInstalledMergedRecordsAddressFieldEvent {
        field: '$.installed.merged.records[].address';
        value: string;
        index: number;
    }
    interface StoredInstalledMergedRecordsEpochFieldEvent {
        field: '$.installed.merged.records[].epoch';
        value: number;
        index: number;
    }
    interface StoredInstalledMergedRecordsHighestFieldEvent {
        field: '$.installed.merged.records[].highest';
        value: number;
        index: number;
    }
    interface StoredInstalledMergedRecordsPeerFieldEvent {
        field: '$.installed.merged.records[].peer';
        value: string;
        index: number;
    }
    interface StoredInstalledMergedRecordsIncarnationFieldEvent {
        field: '$.installed.merged.records[].incarnation';
        value: number;
        index: number;
    }
    interface StoredInstalledMergedRecordsTermFieldEvent {
        field: '$.installed.merged.records[].term';
        value: number;
        index: number;
    }
    interface StoredInstalledMergedRecordsRoundFieldEvent {
        field: '$.installed.merged.records[].round';
        value: number;
        index: number;
    }
    interface StoredInstalledMergedRecordsRivalFieldEvent {
        field: '$.installed.merged.records[].rival';
        value: number;
        index: number;
    }
    interface StoredInstalledMergedRecordsRemainingMsFieldEvent {
        field: '$.installed.merged.records[].remainingMs';
        value: number;
        index: number;
    }
    interface StoredInstalledMergedRecordsSuccessorFieldEvent {
        field: '$.installed.merged.records[].successor';
        value: string;
        index: number;
    }
    interface StoredRoundsUpToFieldEvent {
        field: '$.rounds.upTo';
        value: number;
    }
    function encode(obj: Partial<Stored>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Stored>): Stored;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<Stored>): Generator<StoredRecordEpochFieldEvent | StoredRecordHighestFieldEvent | StoredRecordPeerFieldEvent | StoredRecordIncarnationFieldEvent | StoredRecordTermFieldEvent | StoredRecordRoundFieldEvent | StoredRecordRivalFieldEvent | StoredFloorEpochFieldEvent | StoredCleanLeasesAddressFieldEvent | StoredCleanLeasesRemainingMsFieldEvent | StoredCleanLeasesSuccessorFieldEvent | StoredCleanPromisesAddressFieldEvent | StoredCleanPromisesPeerFieldEvent | StoredCleanPromisesRoundFieldEvent | StoredCleanPromisesIncarnationFieldEvent | StoredCleanSilenceMsFieldEvent | StoredChainLinksConfigMeshFieldEvent | StoredChainLinksConfigGenerationFieldEvent | StoredChainLinksConfigEpochFieldEvent | StoredChainLinksConfigPreviousFieldEvent | StoredChainLinksConfigWardensPeerFieldEvent | StoredChainLinksConfigWardensStoreFieldEvent | StoredChainLinksConfigWardensZoneFieldEvent | StoredChainLinksConfigKFieldEvent | StoredChainLinksConfigLeaseMsFieldEvent | StoredChainLinksConfigRemovedFieldEvent | StoredChainLinksBallotRoundFieldEvent | StoredChainLinksBallotPeerFieldEvent | StoredChainLinksBallotIncarnationFieldEvent | StoredChainLinksSignaturesPeerFieldEvent | StoredChainLinksSignaturesStoreFieldEvent | StoredChainLinksSignaturesSignatureFieldEvent | StoredChainLinksMeshFieldEvent | StoredStepConfigFieldEvent | StoredStepPromisedRoundFieldEvent | StoredStepPromisedPeerFieldEvent | StoredStepPromisedIncarnationFieldEvent | StoredStepSnapshotFloorFieldEvent | StoredStepSnapshotSilenceMsFieldEvent | StoredStepSnapshotRecordsAddressFieldEvent | StoredStepSnapshotRecordsEpochFieldEvent | StoredStepSnapshotRecordsHighestFieldEvent | StoredStepSnapshotRecordsPeerFieldEvent | StoredStepSnapshotRecordsIncarnationFieldEvent | StoredStepSnapshotRecordsTermFieldEvent | StoredStepSnapshotRecordsRoundFieldEvent | StoredStepSnapshotRecordsRivalFieldEvent | StoredStepSnapshotRecordsRemainingMsFieldEvent | StoredStepSnapshotRecordsSuccessorFieldEvent | StoredStepAcceptedBallotRoundFieldEvent | StoredStepAcceptedBallotPeerFieldEvent | StoredStepAcceptedBallotIncarnationFieldEvent | StoredStepAcceptedConfigMeshFieldEvent | StoredStepAcceptedConfigGenerationFieldEvent | StoredStepAcceptedConfigEpochFieldEvent | StoredStepAcceptedConfigPreviousFieldEvent | StoredStepAcceptedConfigWardensPeerFieldEvent | StoredStepAcceptedConfigWardensStoreFieldEvent | StoredStepAcceptedConfigWardensZoneFieldEvent | StoredStepAcceptedConfigKFieldEvent | StoredStepAcceptedConfigLeaseMsFieldEvent | StoredStepAcceptedConfigRemovedFieldEvent | StoredStepWantedMeshFieldEvent | StoredStepWantedGenerationFieldEvent | StoredStepWantedEpochFieldEvent | StoredStepWantedPreviousFieldEvent | StoredStepWantedWardensPeerFieldEvent | StoredStepWantedWardensStoreFieldEvent | StoredStepWantedWardensZoneFieldEvent | StoredStepWantedKFieldEvent | StoredStepWantedLeaseMsFieldEvent | StoredStepWantedRemovedFieldEvent | StoredAppliedConfigFieldEvent | StoredInstalledNextMeshFieldEvent | StoredInstalledNextGenerationFieldEvent | StoredInstalledNextEpochFieldEvent | StoredInstalledNextPreviousFieldEvent | StoredInstalledNextWardensPeerFieldEvent | StoredInstalledNextWardensStoreFieldEvent | StoredInstalledNextWardensZoneFieldEvent | StoredInstalledNextKFieldEvent | StoredInstalledNextLeaseMsFieldEvent | StoredInstalledNextRemovedFieldEvent | StoredInstalledMergedFloorFieldEvent | StoredInstalledMergedSilenceMsFieldEvent | StoredInstalledMergedRecordsAddressFieldEvent | StoredInstalledMergedRecordsEpochFieldEvent | StoredInstalledMergedRecordsHighestFieldEvent | StoredInstalledMergedRecordsPeerFieldEvent | StoredInstalledMergedRecordsIncarnationFieldEvent | StoredInstalledMergedRecordsTermFieldEvent | StoredInstalledMergedRecordsRoundFieldEvent | StoredInstalledMergedRecordsRivalFieldEvent | StoredInstalledMergedRecordsRemainingMsFieldEvent | StoredInstalledMergedRecordsSuccessorFieldEvent | StoredRoundsUpToFieldEvent>;
}
export interface StoredRecord {
    epoch: number;
    highest: number;
    peer: string;
    incarnation: number;
    term: number;
    round: number;
    rival: number;
}
export declare namespace StoredRecord {
    const codec: () => Codec<StoredRecord>;
    interface StoredRecordEpochFieldEvent {
        field: '$.epoch';
        value: number;
    }
    interface StoredRecordHighestFieldEvent {
        field: '$.highest';
        value: number;
    }
    interface StoredRecordPeerFieldEvent {
        field: '$.peer';
        value: string;
    }
    interface StoredRecordIncarnationFieldEvent {
        field: '$.incarnation';
        value: number;
    }
    interface StoredRecordTermFieldEvent {
        field: '$.term';
        value: number;
    }
    interface StoredRecordRoundFieldEvent {
        field: '$.round';
        value: number;
    }
    interface StoredRecordRivalFieldEvent {
        field: '$.rival';
        value: number;
    }
    function encode(obj: Partial<StoredRecord>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StoredRecord>): StoredRecord;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StoredRecord>): Generator<StoredRecordEpochFieldEvent | StoredRecordHighestFieldEvent | StoredRecordPeerFieldEvent | StoredRecordIncarnationFieldEvent | StoredRecordTermFieldEvent | StoredRecordRoundFieldEvent | StoredRecordRivalFieldEvent>;
}
export interface StoredFloor {
    epoch: number;
}
export declare namespace StoredFloor {
    const codec: () => Codec<StoredFloor>;
    interface StoredFloorEpochFieldEvent {
        field: '$.epoch';
        value: number;
    }
    function encode(obj: Partial<StoredFloor>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StoredFloor>): StoredFloor;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StoredFloor>): Generator<StoredFloorEpochFieldEvent>;
}
export interface StoredRounds {
    upTo: number;
}
export declare namespace StoredRounds {
    const codec: () => Codec<StoredRounds>;
    interface StoredRoundsUpToFieldEvent {
        field: '$.upTo';
        value: number;
    }
    function encode(obj: Partial<StoredRounds>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StoredRounds>): StoredRounds;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StoredRounds>): Generator<StoredRoundsUpToFieldEvent>;
}
export interface StoredMark {
}
export declare namespace StoredMark {
    const codec: () => Codec<StoredMark>;
    function encode(obj: Partial<StoredMark>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StoredMark>): StoredMark;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StoredMark>): Generator<{}>;
}
export interface StoredLease {
    address: string;
    remainingMs: number;
    successor: string;
}
export declare namespace StoredLease {
    const codec: () => Codec<StoredLease>;
    interface StoredLeaseAddressFieldEvent {
        field: '$.address';
        value: string;
    }
    interface StoredLeaseRemainingMsFieldEvent {
        field: '$.remainingMs';
        value: number;
    }
    interface StoredLeaseSuccessorFieldEvent {
        field: '$.successor';
        value: string;
    }
    function encode(obj: Partial<StoredLease>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StoredLease>): StoredLease;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StoredLease>): Generator<StoredLeaseAddressFieldEvent | StoredLeaseRemainingMsFieldEvent | StoredLeaseSuccessorFieldEvent>;
}
export interface StoredPromise {
    address: string;
    peer: string;
    round: number;
    incarnation: number;
}
export declare namespace StoredPromise {
    const codec: () => Codec<StoredPromise>;
    interface StoredPromiseAddressFieldEvent {
        field: '$.address';
        value: string;
    }
    interface StoredPromisePeerFieldEvent {
        field: '$.peer';
        value: string;
    }
    interface StoredPromiseRoundFieldEvent {
        field: '$.round';
        value: number;
    }
    interface StoredPromiseIncarnationFieldEvent {
        field: '$.incarnation';
        value: number;
    }
    function encode(obj: Partial<StoredPromise>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StoredPromise>): StoredPromise;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StoredPromise>): Generator<StoredPromiseAddressFieldEvent | StoredPromisePeerFieldEvent | StoredPromiseRoundFieldEvent | StoredPromiseIncarnationFieldEvent>;
}
export interface StoredClean {
    leases: StoredLease[];
    promises: StoredPromise[];
    silenceMs: number;
}
export declare namespace StoredClean {
    const codec: () => Codec<StoredClean>;
    interface StoredCleanLeasesAddressFieldEvent {
        field: '$.leases[].address';
        value: string;
        index: number;
    }
    interface StoredCleanLeasesRemainingMsFieldEvent {
        field: '$.leases[].remainingMs';
        value: number;
        index: number;
    }
    interface StoredCleanLeasesSuccessorFieldEvent {
        field: '$.leases[].successor';
        value: string;
        index: number;
    }
    interface StoredCleanPromisesAddressFieldEvent {
        field: '$.promises[].address';
        value: string;
        index: number;
    }
    interface StoredCleanPromisesPeerFieldEvent {
        field: '$.promises[].peer';
        value: string;
        index: number;
    }
    interface StoredCleanPromisesRoundFieldEvent {
        field: '$.promises[].round';
        value: number;
        index: number;
    }
    interface StoredCleanPromisesIncarnationFieldEvent {
        field: '$.promises[].incarnation';
        value: number;
        index: number;
    }
    interface StoredCleanSilenceMsFieldEvent {
        field: '$.silenceMs';
        value: number;
    }
    function encode(obj: Partial<StoredClean>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StoredClean>): StoredClean;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StoredClean>): Generator<StoredCleanLeasesAddressFieldEvent | StoredCleanLeasesRemainingMsFieldEvent | StoredCleanLeasesSuccessorFieldEvent | StoredCleanPromisesAddressFieldEvent | StoredCleanPromisesPeerFieldEvent | StoredCleanPromisesRoundFieldEvent | StoredCleanPromisesIncarnationFieldEvent | StoredCleanSilenceMsFieldEvent>;
}
export interface StoredStep {
    config: string;
    promised?: StepBallot;
    snapshot?: Snapshot;
    accepted?: Proposal;
    wanted?: Config;
}
export declare namespace StoredStep {
    const codec: () => Codec<StoredStep>;
    interface StoredStepConfigFieldEvent {
        field: '$.config';
        value: string;
    }
    interface StoredStepPromisedRoundFieldEvent {
        field: '$.promised.round';
        value: number;
    }
    interface StoredStepPromisedPeerFieldEvent {
        field: '$.promised.peer';
        value: string;
    }
    interface StoredStepPromisedIncarnationFieldEvent {
        field: '$.promised.incarnation';
        value: number;
    }
    interface StoredStepSnapshotFloorFieldEvent {
        field: '$.snapshot.floor';
        value: number;
    }
    interface StoredStepSnapshotSilenceMsFieldEvent {
        field: '$.snapshot.silenceMs';
        value: number;
    }
    interface StoredStepSnapshotRecordsAddressFieldEvent {
        field: '$.snapshot.records[].address';
        value: string;
        index: number;
    }
    interface StoredStepSnapshotRecordsEpochFieldEvent {
        field: '$.snapshot.records[].epoch';
        value: number;
        index: number;
    }
    interface StoredStepSnapshotRecordsHighestFieldEvent {
        field: '$.snapshot.records[].highest';
        value: number;
        index: number;
    }
    interface StoredStepSnapshotRecordsPeerFieldEvent {
        field: '$.snapshot.records[].peer';
        value: string;
        index: number;
    }
    interface StoredStepSnapshotRecordsIncarnationFieldEvent {
        field: '$.snapshot.records[].incarnation';
        value: number;
        index: number;
    }
    interface StoredStepSnapshotRecordsTermFieldEvent {
        field: '$.snapshot.records[].term';
        value: number;
        index: number;
    }
    interface StoredStepSnapshotRecordsRoundFieldEvent {
        field: '$.snapshot.records[].round';
        value: number;
        index: number;
    }
    interface StoredStepSnapshotRecordsRivalFieldEvent {
        field: '$.snapshot.records[].rival';
        value: number;
        index: number;
    }
    interface StoredStepSnapshotRecordsRemainingMsFieldEvent {
        field: '$.snapshot.records[].remainingMs';
        value: number;
        index: number;
    }
    interface StoredStepSnapshotRecordsSuccessorFieldEvent {
        field: '$.snapshot.records[].successor';
        value: string;
        index: number;
    }
    interface StoredStepAcceptedBallotRoundFieldEvent {
        field: '$.accepted.ballot.round';
        value: number;
    }
    interface StoredStepAcceptedBallotPeerFieldEvent {
        field: '$.accepted.ballot.peer';
        value: string;
    }
    interface StoredStepAcceptedBallotIncarnationFieldEvent {
        field: '$.accepted.ballot.incarnation';
        value: number;
    }
    interface StoredStepAcceptedConfigMeshFieldEvent {
        field: '$.accepted.config.mesh';
        value: string;
    }
    interface StoredStepAcceptedConfigGenerationFieldEvent {
        field: '$.accepted.config.generation';
        value: number;
    }
    interface StoredStepAcceptedConfigEpochFieldEvent {
        field: '$.accepted.config.epoch';
        value: number;
    }
    interface StoredStepAcceptedConfigPreviousFieldEvent {
        field: '$.accepted.config.previous';
        value: string;
    }
    interface StoredStepAcceptedConfigWardensPeerFieldEvent {
        field: '$.accepted.config.wardens[].peer';
        value: string;
        index: number;
    }
    interface StoredStepAcceptedConfigWardensStoreFieldEvent {
        field: '$.accepted.config.wardens[].store';
        value: string;
        index: number;
    }
    interface StoredStepAcceptedConfigWardensZoneFieldEvent {
        field: '$.accepted.config.wardens[].zone';
        value: string;
        index: number;
    }
    interface StoredStepAcceptedConfigKFieldEvent {
        field: '$.accepted.config.k';
        value: number;
    }
    interface StoredStepAcceptedConfigLeaseMsFieldEvent {
        field: '$.accepted.config.leaseMs';
        value: number;
    }
    interface StoredStepAcceptedConfigRemovedFieldEvent {
        field: '$.accepted.config.removed[]';
        index: number;
        value: string;
    }
    interface StoredStepWantedMeshFieldEvent {
        field: '$.wanted.mesh';
        value: string;
    }
    interface StoredStepWantedGenerationFieldEvent {
        field: '$.wanted.generation';
        value: number;
    }
    interface StoredStepWantedEpochFieldEvent {
        field: '$.wanted.epoch';
        value: number;
    }
    interface StoredStepWantedPreviousFieldEvent {
        field: '$.wanted.previous';
        value: string;
    }
    interface StoredStepWantedWardensPeerFieldEvent {
        field: '$.wanted.wardens[].peer';
        value: string;
        index: number;
    }
    interface StoredStepWantedWardensStoreFieldEvent {
        field: '$.wanted.wardens[].store';
        value: string;
        index: number;
    }
    interface StoredStepWantedWardensZoneFieldEvent {
        field: '$.wanted.wardens[].zone';
        value: string;
        index: number;
    }
    interface StoredStepWantedKFieldEvent {
        field: '$.wanted.k';
        value: number;
    }
    interface StoredStepWantedLeaseMsFieldEvent {
        field: '$.wanted.leaseMs';
        value: number;
    }
    interface StoredStepWantedRemovedFieldEvent {
        field: '$.wanted.removed[]';
        index: number;
        value: string;
    }
    function encode(obj: Partial<StoredStep>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StoredStep>): StoredStep;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StoredStep>): Generator<StoredStepConfigFieldEvent | StoredStepPromisedRoundFieldEvent | StoredStepPromisedPeerFieldEvent | StoredStepPromisedIncarnationFieldEvent | StoredStepSnapshotFloorFieldEvent | StoredStepSnapshotSilenceMsFieldEvent | StoredStepSnapshotRecordsAddressFieldEvent | StoredStepSnapshotRecordsEpochFieldEvent | StoredStepSnapshotRecordsHighestFieldEvent | StoredStepSnapshotRecordsPeerFieldEvent | StoredStepSnapshotRecordsIncarnationFieldEvent | StoredStepSnapshotRecordsTermFieldEvent | StoredStepSnapshotRecordsRoundFieldEvent | StoredStepSnapshotRecordsRivalFieldEvent | StoredStepSnapshotRecordsRemainingMsFieldEvent | StoredStepSnapshotRecordsSuccessorFieldEvent | StoredStepAcceptedBallotRoundFieldEvent | StoredStepAcceptedBallotPeerFieldEvent | StoredStepAcceptedBallotIncarnationFieldEvent | StoredStepAcceptedConfigMeshFieldEvent | StoredStepAcceptedConfigGenerationFieldEvent | StoredStepAcceptedConfigEpochFieldEvent | StoredStepAcceptedConfigPreviousFieldEvent | StoredStepAcceptedConfigWardensPeerFieldEvent | StoredStepAcceptedConfigWardensStoreFieldEvent | StoredStepAcceptedConfigWardensZoneFieldEvent | StoredStepAcceptedConfigKFieldEvent | StoredStepAcceptedConfigLeaseMsFieldEvent | StoredStepAcceptedConfigRemovedFieldEvent | StoredStepWantedMeshFieldEvent | StoredStepWantedGenerationFieldEvent | StoredStepWantedEpochFieldEvent | StoredStepWantedPreviousFieldEvent | StoredStepWantedWardensPeerFieldEvent | StoredStepWantedWardensStoreFieldEvent | StoredStepWantedWardensZoneFieldEvent | StoredStepWantedKFieldEvent | StoredStepWantedLeaseMsFieldEvent | StoredStepWantedRemovedFieldEvent>;
}
export interface StoredApplied {
    config: string;
}
export declare namespace StoredApplied {
    const codec: () => Codec<StoredApplied>;
    interface StoredAppliedConfigFieldEvent {
        field: '$.config';
        value: string;
    }
    function encode(obj: Partial<StoredApplied>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StoredApplied>): StoredApplied;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StoredApplied>): Generator<StoredAppliedConfigFieldEvent>;
}
export interface StoredInstalled {
    next?: Config;
    merged?: Snapshot;
}
export declare namespace StoredInstalled {
    const codec: () => Codec<StoredInstalled>;
    interface StoredInstalledNextMeshFieldEvent {
        field: '$.next.mesh';
        value: string;
    }
    interface StoredInstalledNextGenerationFieldEvent {
        field: '$.next.generation';
        value: number;
    }
    interface StoredInstalledNextEpochFieldEvent {
        field: '$.next.epoch';
        value: number;
    }
    interface StoredInstalledNextPreviousFieldEvent {
        field: '$.next.previous';
        value: string;
    }
    interface StoredInstalledNextWardensPeerFieldEvent {
        field: '$.next.wardens[].peer';
        value: string;
        index: number;
    }
    interface StoredInstalledNextWardensStoreFieldEvent {
        field: '$.next.wardens[].store';
        value: string;
        index: number;
    }
    interface StoredInstalledNextWardensZoneFieldEvent {
        field: '$.next.wardens[].zone';
        value: string;
        index: number;
    }
    interface StoredInstalledNextKFieldEvent {
        field: '$.next.k';
        value: number;
    }
    interface StoredInstalledNextLeaseMsFieldEvent {
        field: '$.next.leaseMs';
        value: number;
    }
    interface StoredInstalledNextRemovedFieldEvent {
        field: '$.next.removed[]';
        index: number;
        value: string;
    }
    interface StoredInstalledMergedFloorFieldEvent {
        field: '$.merged.floor';
        value: number;
    }
    interface StoredInstalledMergedSilenceMsFieldEvent {
        field: '$.merged.silenceMs';
        value: number;
    }
    interface StoredInstalledMergedRecordsAddressFieldEvent {
        field: '$.merged.records[].address';
        value: string;
        index: number;
    }
    interface StoredInstalledMergedRecordsEpochFieldEvent {
        field: '$.merged.records[].epoch';
        value: number;
        index: number;
    }
    interface StoredInstalledMergedRecordsHighestFieldEvent {
        field: '$.merged.records[].highest';
        value: number;
        index: number;
    }
    interface StoredInstalledMergedRecordsPeerFieldEvent {
        field: '$.merged.records[].peer';
        value: string;
        index: number;
    }
    interface StoredInstalledMergedRecordsIncarnationFieldEvent {
        field: '$.merged.records[].incarnation';
        value: number;
        index: number;
    }
    interface StoredInstalledMergedRecordsTermFieldEvent {
        field: '$.merged.records[].term';
        value: number;
        index: number;
    }
    interface StoredInstalledMergedRecordsRoundFieldEvent {
        field: '$.merged.records[].round';
        value: number;
        index: number;
    }
    interface StoredInstalledMergedRecordsRivalFieldEvent {
        field: '$.merged.records[].rival';
        value: number;
        index: number;
    }
    interface StoredInstalledMergedRecordsRemainingMsFieldEvent {
        field: '$.merged.records[].remainingMs';
        value: number;
        index: number;
    }
    interface StoredInstalledMergedRecordsSuccessorFieldEvent {
        field: '$.merged.records[].successor';
        value: string;
        index: number;
    }
    function encode(obj: Partial<StoredInstalled>): Uint8Array<ArrayBuffer>;
    function decode(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StoredInstalled>): StoredInstalled;
    function stream(buf: Uint8Array | Uint8ArrayList, opts?: DecodeOptions<StoredInstalled>): Generator<StoredInstalledNextMeshFieldEvent | StoredInstalledNextGenerationFieldEvent | StoredInstalledNextEpochFieldEvent | StoredInstalledNextPreviousFieldEvent | StoredInstalledNextWardensPeerFieldEvent | StoredInstalledNextWardensStoreFieldEvent | StoredInstalledNextWardensZoneFieldEvent | StoredInstalledNextKFieldEvent | StoredInstalledNextLeaseMsFieldEvent | StoredInstalledNextRemovedFieldEvent | StoredInstalledMergedFloorFieldEvent | StoredInstalledMergedSilenceMsFieldEvent | StoredInstalledMergedRecordsAddressFieldEvent | StoredInstalledMergedRecordsEpochFieldEvent | StoredInstalledMergedRecordsHighestFieldEvent | StoredInstalledMergedRecordsPeerFieldEvent | StoredInstalledMergedRecordsIncarnationFieldEvent | StoredInstalledMergedRecordsTermFieldEvent | StoredInstalledMergedRecordsRoundFieldEvent | StoredInstalledMergedRecordsRivalFieldEvent | StoredInstalledMergedRecordsRemainingMsFieldEvent | StoredInstalledMergedRecordsSuccessorFieldEvent>;
}
