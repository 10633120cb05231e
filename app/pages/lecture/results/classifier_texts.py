"""What a person reads of the classifiers of 1998: a name, and how each works."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication


class ClassifierText(NamedTuple):
    """The name of a classifier, and in one or two sentences how it works."""

    name: str
    about: str


def classifier_text(name: str) -> ClassifierText:
    """Return the texts of a classifier by its name in lenet.lecture.classifiers."""
    translate = QCoreApplication.translate
    texts = {
        "linear": (
            translate("Classifiers", "Linear"),
            translate(
                "Classifiers",
                "One weighted sum of all pixels for each class; the largest sum wins.",
            ),
        ),
        "pairwise": (
            translate("Classifiers", "Pairwise linear"),
            translate(
                "Classifiers",
                "A weighted sum for each of the 45 pairs of classes; their votes are added.",
            ),
        ),
        "knn": (
            translate("Classifiers", "Nearest neighbours"),
            translate(
                "Classifiers",
                "Compares the digit with all 60,000 training digits, pixel by pixel, and takes "
                "the class of the nearest. It learns nothing and keeps everything.",
            ),
        ),
        "pca": (
            translate("Classifiers", "40 PCA + quadratic"),
            translate(
                "Classifiers",
                "The 40 principal components of the picture and all their products, then a "
                "linear classifier.",
            ),
        ),
        "rbf": (
            translate("Classifiers", "1,000 RBF + linear"),
            translate(
                "Classifiers",
                "A thousand Gaussians around typical digits, 100 a class, then a linear "
                "classifier.",
            ),
        ),
        "tangent": (
            translate("Classifiers", "Tangent distance"),
            translate(
                "Classifiers",
                "Nearest neighbours by a distance that small shifts, turns and changes of size "
                "leave alone; on 16×16 pixels.",
            ),
        ),
        "svm": (
            translate("Classifiers", "SVM, degree 4"),
            translate(
                "Classifiers",
                "A support vector machine with a polynomial of degree 4. It does not know that "
                "its inputs are a picture: shuffled pixels would do as well.",
            ),
        ),
        "rs_svm": (
            translate("Classifiers", "Reduced-set SVM"),
            translate(
                "Classifiers",
                "A polynomial of degree 5 whose support vectors are replaced by fewer ones.",
            ),
        ),
        "v_svm": (
            translate("Classifiers", "Virtual SVM"),
            translate(
                "Classifiers",
                "A polynomial of degree 9; distorted copies of the support vectors are learned "
                "too.",
            ),
        ),
        "300": (
            translate("Classifiers", "300 hidden units"),
            translate("Classifiers", "Fully connected, one hidden layer of 300 units."),
        ),
        "1000": (
            translate("Classifiers", "1,000 hidden units"),
            translate("Classifiers", "Fully connected, one hidden layer of 1,000 units."),
        ),
        "300-100": (
            translate("Classifiers", "300 + 100 hidden units"),
            translate("Classifiers", "Fully connected, two hidden layers of 300 and 100 units."),
        ),
        "500-150": (
            translate("Classifiers", "500 + 150 hidden units"),
            translate("Classifiers", "Fully connected, two hidden layers of 500 and 150 units."),
        ),
        "lenet-1": (
            translate("Classifiers", "LeNet-1"),
            translate(
                "Classifiers",
                "An early convolutional network for digits of 16×16 pixels, with few parameters.",
            ),
        ),
        "lenet-4": (
            translate("Classifiers", "LeNet-4"),
            translate(
                "Classifiers",
                "A convolutional network between LeNet-1 and LeNet-5 in size.",
            ),
        ),
        "lenet-5": (
            translate("Classifiers", "LeNet-5"),
            translate(
                "Classifiers",
                "The network of this lecture. The paper does not say how it counts multiply-adds: "
                "the layers have 340,908 connections.",
            ),
        ),
        "boosted-lenet-4": (
            translate("Classifiers", "Boosted LeNet-4"),
            translate(
                "Classifiers",
                "Three LeNet-4: the second learns what the first finds hard, the third what the "
                "two dispute. Where the first is sure, the others are not asked.",
            ),
        ),
    }
    return ClassifierText(*texts[name])


def preparation_text(preparation: str) -> str:
    """Return how the digits were prepared, to stand behind an error."""
    translate = QCoreApplication.translate
    return {
        "regular": translate("Classifiers", "MNIST as it is"),
        "distorted": translate("Classifiers", "with distortions"),
        "deslanted": translate("Classifiers", "slant removed"),
        "16x16": translate("Classifiers", "16×16 pixels"),
    }[preparation]
