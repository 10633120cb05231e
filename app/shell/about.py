"""What the program is, in a dialog."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

import lenet


def about_box(parent: QWidget) -> QMessageBox:
    """A box that deletes itself when closed."""
    translate = QCoreApplication.translate
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(translate("About", "About LeNet-5 Lab"))
    version = translate("About", "LeNet-5 Lab {version}")
    box.setText(version.format(version=lenet.__version__))
    box.setInformativeText(
        translate(
            "About",
            "The network is the LeNet-5 of Y. LeCun, L. Bottou, Y. Bengio and P. Haffner, "
            "“Gradient-Based Learning Applied to Document Recognition”, 1998. Examples and "
            "training digits are MNIST by Y. LeCun, C. Cortes and C. Burges (CC BY-SA 3.0).",
        )
    )
    return box
