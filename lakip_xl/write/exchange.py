"""The findings for other programs: SARIF 2.1.0 and JUnit XML, both made from the document that temuan.json holds."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

_LEVELS = {"kesalahan": "error", "peringatan": "warning", "catatan": "note"}


def sarif_text(temuan: dict[str, Any]) -> str:
    """One SARIF run; a cell is a logical location, since SARIF knows no sheets."""
    findings = [(office["folder"], finding) for office in temuan["offices"] for finding in office["findings"]]
    titles = {finding["rule"]: finding["title"] for _, finding in findings}
    rules = [{"id": code, "shortDescription": {"text": titles[code]}} for code in sorted(titles)]
    driver = {"name": temuan["tool"]["name"], "version": temuan["tool"]["version"], "rules": rules}
    run = {"tool": {"driver": driver}, "results": [_sarif_result(folder, finding) for folder, finding in findings]}
    document = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _sarif_result(folder: str, finding: dict[str, Any]) -> dict[str, Any]:
    place = finding["place"]
    cell = f"{place['sheet']}!{place['cell']}"
    return {
        "ruleId": finding["rule"],
        "level": _LEVELS[finding["severity"]],
        "message": {"text": f"{cell}: {finding['message'] or finding['title']}"},
        "partialFingerprints": {"lakipXl/v1": finding["id"]},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": {"uri": quote(f"{folder}/{place['file']}")}},
                "logicalLocations": [{"fullyQualifiedName": cell, "kind": "cell"}],
            }
        ],
    }


def junit_text(temuan: dict[str, Any]) -> str:
    """One suite an office, one case a rule; a case fails when the rule has findings of severity kesalahan."""
    root = ElementTree.Element("testsuites", name="lakip-xl")
    for office in temuan["offices"]:
        suite = ElementTree.SubElement(root, "testsuite", name=_xml(office["office"] or office["folder"]))
        failures = sum(_add_case(suite, check, office["findings"]) for check in office["checks"])
        suite.set("tests", str(len(office["checks"])))
        suite.set("failures", str(failures))
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _add_case(suite: ElementTree.Element, check: dict[str, Any], findings: list[dict[str, Any]]) -> bool:
    case = ElementTree.SubElement(suite, "testcase", name=check["rule"], classname="lakip-xl")
    own = [finding for finding in findings if finding["rule"] == check["rule"]]
    lines = [
        f"{finding['place']['file']} {finding['place']['sheet']}!{finding['place']['cell']}: {finding['message']}"
        for finding in own
    ]
    if not check["made"]:
        ElementTree.SubElement(case, "skipped", message="tidak ada yang dapat dicek")
    failed = any(finding["severity"] == "kesalahan" for finding in own)
    if failed:
        ElementTree.SubElement(case, "failure", message=f"{len(own)} temuan").text = _xml("\n".join(lines))
    elif own:
        ElementTree.SubElement(case, "system-out").text = _xml("\n".join(lines))
    return failed


def _xml(text: str) -> str:
    """Without the signs that XML cannot hold."""
    return "".join(
        sign
        for sign in text
        if sign in "\t\n" or (sign >= " " and not 0xD800 <= ord(sign) <= 0xDFFF and sign not in "\ufffe\uffff")
    )
