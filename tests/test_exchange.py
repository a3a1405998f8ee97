"""The findings for other programs: SARIF 2.1.0 and JUnit XML, made from the document of temuan.json."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

from conftest import Run

from lakip_xl.write.exchange import junit_text, sarif_text

LEVELS = {"kesalahan": "error", "peringatan": "warning", "catatan": "note"}


def sarif_run(run: Run) -> dict[str, Any]:
    (only,) = json.loads(sarif_text(run.temuan))["runs"]
    return only


def cell(finding: dict[str, Any]) -> str:
    return f"{finding['place']['sheet']}!{finding['place']['cell']}"


# --- SARIF ------------------------------------------------------------------------------------------------------------


def test_sarif_tells_every_finding_once(report: Run) -> None:
    results = sarif_run(report)["results"]
    told = [(one["ruleId"], one["level"], one["partialFingerprints"]["lakipXl/v1"]) for one in results]
    assert told == [(one["rule"], LEVELS[one["severity"]], one["id"]) for one in report.findings]
    places = [place["logicalLocations"][0]["fullyQualifiedName"] for one in results for place in one["locations"]]
    assert places == [cell(one) for one in report.findings]
    assert all(one["message"]["text"] for one in results)


def test_sarif_names_the_files(report: Run) -> None:
    uris = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in sarif_run(report)["results"]]
    assert [unquote(uri) for uri in uris] == [f"{report.office['folder']}/{one['place']['file']}" for one in report.findings]
    assert not any(" " in uri for uri in uris)


def test_sarif_declares_each_rule_that_it_uses(report: Run) -> None:
    run = sarif_run(report)
    declared = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert declared == sorted({one["ruleId"] for one in run["results"]})
    assert json.loads(sarif_text(report.temuan))["version"] == "2.1.0"


def test_file_names_with_odd_signs_stay_uris(report: Run) -> None:
    temuan = report.temuan
    finding = temuan["offices"][0]["findings"][0]
    finding["place"]["file"] = "Realisasi 100% #2?.xlsx"
    uri = json.loads(sarif_text(temuan))["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri).endswith("Realisasi 100% #2?.xlsx")
    assert not set(uri) & set(" #?")


def test_without_findings_the_run_is_empty(sound: Run) -> None:
    assert sarif_run(sound)["results"] == []


# --- JUnit ------------------------------------------------------------------------------------------------------------


def suite_of(run: Run) -> ElementTree.Element:
    (suite,) = ElementTree.fromstring(junit_text(run.temuan))
    return suite


def test_junit_has_a_case_for_each_rule_and_fails_those_with_kesalahan(report: Run) -> None:
    suite = suite_of(report)
    assert [case.get("name") for case in suite] == [check["rule"] for check in report.office["checks"]]
    failing = {one["rule"] for one in report.findings if one["severity"] == "kesalahan"}
    assert {case.get("name") for case in suite if case.find("failure") is not None} == failing
    assert (suite.get("tests"), suite.get("failures")) == (str(len(report.office["checks"])), str(len(failing)))
    assert suite.get("name") == report.office["office"]


def test_junit_names_the_cells_also_of_what_does_not_fail(report: Run) -> None:
    said = {case.get("name"): "".join(case.itertext()) for case in suite_of(report)}
    for one in report.findings:
        assert f"{one['place']['file']} {cell(one)}" in said[one["rule"]]


def test_junit_skips_what_was_never_asked(sound: Run) -> None:
    skipped = {case.get("name") for case in suite_of(sound) if case.find("skipped") is not None}
    assert skipped == {check["rule"] for check in sound.office["checks"] if not check["made"]}
    assert suite_of(sound).get("failures") == "0"


def test_junit_survives_any_text(report: Run) -> None:
    temuan = report.temuan
    office = temuan["offices"][0]
    office["office"] = "Dinas <A> & \x00\x0b\ud800\ufffe B"
    office["findings"][0]["message"] = "]]> & \x1b[31m\ud800"
    suite = ElementTree.fromstring(junit_text(temuan).encode("utf-8"))[0]
    assert suite.get("name") == "Dinas <A> &  B"
    assert any("]]> & [31m" in "".join(case.itertext()) for case in suite)


def test_several_offices_are_several_suites(report: Run, sound: Run) -> None:
    both = {**report.temuan, "offices": [report.office, sound.office]}
    suites = ElementTree.fromstring(junit_text(both))
    assert [suite.get("name") for suite in suites] == [report.office["office"], sound.office["office"]]
    assert len(json.loads(sarif_text(both))["runs"][0]["results"]) == len(report.findings)
